namespace PuskesosBot.Dialogs;

/// <summary>Words that are known, and which of them a mistyped one was meant to be.</summary>
internal sealed class Vocabulary
{
    private const int CorrectedMin = 4, CorrectedMax = 24;

    private readonly HashSet<string> _words;

    private readonly HashSet<string> _stems;

    /// <summary>Each word with one letter left out, and the word it then may be: the commonest.</summary>
    private readonly Dictionary<string, List<string>> _shortened = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal static Vocabulary None { get; } = new([]);

    internal Vocabulary(IEnumerable<string> words)
    {
        foreach (var word in words) _counts[word] = _counts.GetValueOrDefault(word) + 1;
        _words = [.. _counts.Keys];
        _stems = [.. _words.Select(Stems.Of)];
        foreach (var word in _words.Where(IsCorrected)) AddShortened(word);
    }

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
        IsCorrected(word) && !_words.Contains(word) && !_stems.Contains(Stems.Of(word)) ? Nearest(word) ?? word : word;

    private static bool IsCorrected(string word) =>
        word.Length is >= CorrectedMin and <= CorrectedMax && char.IsAsciiLetter(word[0]);

    private string? Nearest(string word)
    {
        var (best, bestCount) = (default(string), 0);
        Try(word, word);
        for (var at = 0; at < word.Length; at++)
        {
            var key = word.Remove(at, 1);
            if (_words.Contains(key)) Consider(key);
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
            var count = _counts[one];
            if (count > bestCount) (best, bestCount) = (one, count);
        }
    }
}
