namespace PuskesosBot.Dialogs;

/// <summary>Words that are known, and which of them a mistyped one was meant to be.</summary>
internal sealed class Vocabulary
{
    private const int CorrectedMin = 4, CorrectedMax = 24, BitsOfPlace = 32;

    /// <summary>Hashes of the words without their endings.</summary>
    private readonly HashSet<int> _stems;
    private readonly string[] _words;

    /// <summary>Hashes of each word with one letter left out, in order, and beside them the place of the word it then
    /// may be: a fraction of the memory of a dictionary.</summary>
    private readonly int[] _shortened;
    private readonly int[] _places;

    internal static Vocabulary None { get; } = new(new Dictionary<string, int>());

    /// <param name="counts">How often each word was used.</param>
    internal Vocabulary(IReadOnlyDictionary<string, int> counts)
    {
        Counts = counts;
        _stems = [.. counts.Keys.Select(word => KeyOf(Stems.Of(word)))];
        _words = [.. counts.Keys.Where(IsCorrected)];
        // Hash and place as one number, because numbers are sorted fastest.
        var shortened = new List<long>(_words.Length * CorrectedMin);
        for (var place = 0; place < _words.Length; place++)
            foreach (var key in ShortenedOf(_words[place])) shortened.Add(((long)key << BitsOfPlace) | (uint)place);
        shortened.Sort();
        _shortened = [.. shortened.Select(one => (int)(one >> BitsOfPlace))];
        _places = [.. shortened.Select(one => (int)one)];
    }

    internal IReadOnlyDictionary<string, int> Counts { get; }

    private static IEnumerable<int> ShortenedOf(string word)
    {
        for (var at = 0; at < word.Length; at++)
            if (at == 0 || word[at] != word[at - 1]) yield return KeyOf(word.Remove(at, 1));
    }

    private static int KeyOf(string word) => FeatureHash.Of("", word);

    /// <summary>The word itself when it is known, or like none.</summary>
    internal string Corrected(string word) =>
        IsCorrected(word) && !Counts.ContainsKey(word) && !_stems.Contains(KeyOf(Stems.Of(word)))
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
            var hash = KeyOf(key);
            var at = Array.BinarySearch(_shortened, hash);
            while (at > 0 && _shortened[at - 1] == hash) at--;
            for (; at >= 0 && at < _shortened.Length && _shortened[at] == hash; at++)
                if (SpellingDistance.Between(of, _words[_places[at]], 1) <= 1) Consider(_words[_places[at]]);
        }

        void Consider(string one)
        {
            if (one.Length < CorrectedMin) return;
            var count = Counts[one];
            if (count > bestCount) (best, bestCount) = (one, count);
        }
    }
}
