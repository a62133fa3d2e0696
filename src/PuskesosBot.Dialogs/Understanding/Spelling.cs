namespace PuskesosBot.Dialogs;

/// <summary>
/// Writes the words of a message one way: letters stretched for feeling, abbreviations, slang and Sundanese words that
/// mean the same become one word (<c>_spelling.yaml</c>).
/// </summary>
internal sealed class Spelling
{
    private static readonly string[] Endings = ["nya", "na", "ku", "mu", "keun", "kan", "in", "an"];

    private const char NumberMark = '#';

    private const int WordMin = 3, PhraseWordsMax = 3, IdentifierDigitsMin = 13, PhoneDigitsMin = 9;

    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _phraseStarts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _small = new(StringComparer.Ordinal);

    private Vocabulary _vocabulary = Vocabulary.None;

    internal static Spelling None { get; } = new([], [], []);

    /// <summary>What the words mean, once they are written one way.</summary>
    internal Lexicon Lexicon { get; private set; } = Lexicon.None;

    internal Spelling(
        IEnumerable<SpellingEntry> words, IEnumerable<SpellingEntry> groups, IEnumerable<string> small)
    {
        foreach (var word in words)
        {
            _names.Add(Key(word.Name));
            foreach (var variant in word.Variants) _written.TryAdd(Key(variant), Key(word.Name));
        }

        foreach (var written in _written.Keys.Where(written => written.Contains(' ')))
            _phraseStarts.Add(written[..written.IndexOf(' ')]);
        foreach (var group in groups)
            foreach (var word in group.Variants) AddToGroup(group.Name, Written(Key(word)));
        foreach (var word in small) _small.Add(Written(Key(word)));
    }

    /// <summary>Carries politeness or rhythm, and no meaning of its own.</summary>
    internal bool IsSmall(string word) => _small.Contains(word);

    internal Spelling With(Lexicon lexicon)
    {
        var with = (Spelling)MemberwiseClone();
        with.Lexicon = lexicon;
        return with;
    }

    /// <summary>The same, taking a mistyped word for the one in the utterances that it is most like.</summary>
    internal Spelling Knowing(IEnumerable<Utterance> utterances)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in utterances.SelectMany(utterance => Plain(utterance.Text))
            .Concat(_written.Keys.SelectMany(written => written.Split(' '))).Concat(Lexicon.Words))
            words[word] = words.GetValueOrDefault(word) + 1;
        return Knowing(words);
    }

    /// <param name="words">As <see cref="Known"/> gave them.</param>
    internal Spelling Knowing(IReadOnlyDictionary<string, int> words)
    {
        var knowing = (Spelling)MemberwiseClone();
        knowing._vocabulary = new Vocabulary(words);
        return knowing;
    }

    /// <summary>The words it knows, and how often each was used.</summary>
    internal IReadOnlyDictionary<string, int> Known => _vocabulary.Counts;

    /// <summary>How many words of a message bear meaning; numbers and single letters bear none without them.</summary>
    internal int BearingIn(string message) =>
        Read(message).Count(word => word.Length > 1 && word[0] != NumberMark && !IsSmall(word));

    /// <summary>What kinds of thing the word names: <c>papers</c>, <c>kin</c>; none for most.</summary>
    internal IReadOnlyList<string> GroupsOf(string word) =>
        _groups.TryGetValue(word, out var groups) || _groups.TryGetValue(Stems.Of(word), out groups) ? groups : [];

    private void AddToGroup(string group, string word)
    {
        if (!_groups.TryGetValue(word, out var groups)) _groups[word] = groups = [];
        if (!groups.Contains(group)) groups.Add(group);
    }

    internal List<string> Read(string text)
    {
        var said = Plain(text).ConvertAll(_vocabulary.Corrected);
        var read = new List<string>(said.Count);
        for (var at = 0; at < said.Count;)
        {
            var length = Math.Min(PhraseWordsMax, said.Count - at);
            if (!_phraseStarts.Contains(said[at])) length = 1;
            while (length > 1 && !_written.ContainsKey(string.Join(' ', said.GetRange(at, length)))) length--;
            var word = length == 1 ? Written(said[at]) : _written[string.Join(' ', said.GetRange(at, length))];
            // "lama lama" is "lama".
            if (read.Count == 0 || read[^1] != word) read.Add(word);
            at += length;
        }

        return read;
    }

    private static List<string> Plain(string text)
    {
        var plain = new List<string>();
        foreach (var word in Words.Split(text))
        {
            // "lama2" is "lama lama".
            if (word is { IsNumber: true, Text: "2", Before: '\0' } && plain.Count > 0) continue;
            plain.Add(word.IsNumber ? NumberName(word.Text) : Words.Unstretched(word.Text));
        }

        return plain;
    }

    /// <summary>What a number is says more about the matter than which number it is.</summary>
    private static string NumberName(string digits) => digits.Length switch
    {
        >= IdentifierDigitsMin => "#identifier",
        >= PhoneDigitsMin => "#phone",
        4 => "#four",
        > 2 => "#long",
        _ => "#",
    };

    private string Written(string word)
    {
        if (_written.TryGetValue(word, out var written)) return written;
        // "berasnya", "berasna": the same thing, pointed at.
        foreach (var ending in Endings)
        {
            if (word.Length < ending.Length + WordMin || !word.EndsWith(ending, StringComparison.Ordinal)) continue;
            var bare = word[..^ending.Length];
            if (_written.TryGetValue(bare, out written)) return written;
            if (_names.Contains(bare) || _groups.ContainsKey(bare)) return bare;
        }

        return word;
    }

    private static string Key(string text) => string.Join(' ', Plain(text));
}

/// <param name="Name">The one way it is written, or the name of the group.</param>
internal sealed record SpellingEntry(string Name, IReadOnlyList<string> Variants, SourcePlace Place);
