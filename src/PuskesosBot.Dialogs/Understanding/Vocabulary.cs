namespace PuskesosBot.Dialogs;

/// <summary>Words that are known, and which of them a mistyped one was meant to be.</summary>
internal sealed class Vocabulary
{
    private const int CorrectedMin = 4, CorrectedMax = 24;

    private readonly HashSet<string> _stems;

    /// <summary>Each word with one letter left out, and the word it then may be: the commonest.</summary>
    private readonly Dictionary<string, List<string>> _shortened = new(StringComparer.Ordinal);

    internal static Vocabulary None { get; } = new(new Dictionary<string, int>());

    /// <param name="counts">How often each word was used.</param>
    internal Vocabulary(IReadOnlyDictionary<string, int> counts)
    {
        Counts = counts;
        _stems = [.. counts.Keys.Select(Stems.Of)];
        foreach (var word in counts.Keys.Where(IsCorrected)) AddShortened(word);
    }

    internal IReadOnlyDictionary<string, int> Counts { get; }

    private void AddShortened(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (at > 0 && word[at] == word[at - 1]) continue;
            var key = word.Remove(at, 1);
            if (!_shortened.TryGetValue(key, out var words)) _shortened[key] = words = [];
            words.Add(word);
        }
    }

    /// <summary>The word itself when it is known, or like none.</summary>
    internal string Corrected(string word) =>
        IsCorrected(word) && !Counts.ContainsKey(word) && !_stems.Contains(Stems.Of(word))
            ? Nearest(word) ?? word
            : word;

    private static bool IsCorrected(string word) =>
        word.Length is >= CorrectedMin and <= CorrectedMax && char.IsAsciiLetter(word[0]);

    private string? Nearest(string word)
    {
        var (best, bestCount) = (default(string), 0);
        Try(word, word);
        for (var at = 0; at < word.Length; at++)
        {
            var key = word.Remove(at, 1);
            if (Counts.ContainsKey(key)) Consider(key);
            Try(word, key);
        }

        return best;

        void Try(string of, string key)
        {
            if (!_shortened.TryGetValue(key, out var words)) return;
            foreach (var one in words)
                if (SpellingDistance.Between(of, one, 1) <= 1) Consider(one);
        }

        void Consider(string one)
        {
            if (one.Length < CorrectedMin) return;
            var count = Counts[one];
            if (count > bestCount) (best, bestCount) = (one, count);
        }
    }
}
