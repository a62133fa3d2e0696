namespace PuskesosBot.Dialogs;

/// <summary>One message as numbers: which features it has, and how much each counts.</summary>
/// <param name="Slots">Indexes below <see cref="Features.Count"/>.</param>
/// <param name="Bearing">Hashes of the whole words and signs in it, not cut down to places.</param>
internal readonly record struct FeatureVector(int[] Slots, float[] Values, int[] Bearing);

/// <summary>
/// Words, pairs of words, kinds of things and parts of words of a message, each at a place that is its hash.
/// </summary>
/// <remarks>
/// Parts of words make typing errors and endings cheap; words without their vowels make abbreviations cheap. Two
/// features at one place do no harm that measuring would show.
/// </remarks>
internal sealed class Features(Spelling spelling)
{
    /// <summary>Places; a power of two.</summary>
    internal const int Count = 1 << 17;

    /// <summary>Arrows, pictures and emoji begin here in Unicode.</summary>
    internal const int FirstSign = 0x2190;

    private const int PartsMin = 3, PartsMax = 5, WordsMax = 60, WordCharsMax = 24, BareMin = 3;

    private const float WordWeight = 1.0f, SmallWeight = 0.3f, PairWeight = 0.7f, SkipWeight = 0.4f, PartWeight = 0.35f,
        BareWeight = 0.5f, GroupWeight = 1.1f, KindsWeight = 0.6f, BothWeight = 0.3f, LastWeight = 0.4f,
        SignWeight = 0.4f, StemWeight = 0.6f;

    private readonly Dictionary<int, float> _found = [];
    private readonly List<int> _bearing = [];

    /// <summary>Not for two threads at once: it keeps its working memory.</summary>
    internal FeatureVector Of(string text)
    {
        _found.Clear();
        _bearing.Clear();
        var words = spelling.Read(text);
        if (words.Count > WordsMax) words.RemoveRange(WordsMax, words.Count - WordsMax);
        AddSigns(text);
        if (words.Count <= 2) Add("few", words.Count, SignWeight);
        var bearing = words.FindAll(word => !spelling.IsSmall(word));
        foreach (var word in words) AddWord(word);
        for (var at = 0; at < bearing.Count; at++) AddPairs(bearing, at);
        AddBoth(bearing);
        return Normalised();
    }

    private void AddSigns(string text)
    {
        if (text.Contains('?')) Add("sign", '?', SignWeight);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value >= FirstSign) AddBearing("sign", rune.ToString(), SignWeight);
    }

    private void AddWord(string word)
    {
        if (spelling.IsSmall(word))
        {
            AddBearing("word", word, SmallWeight);
            return;
        }

        if (word[0] == '#') Add("word", word, WordWeight);
        else AddBearing("word", word, WordWeight);
        foreach (var group in spelling.GroupsOf(word)) AddBearing("group", group, GroupWeight);
        if (word.Length is 0 or > WordCharsMax || word[0] == '#') return;
        AddBearing("stem", Stems.Of(word), StemWeight);
        AddParts(word);
        var bare = Bare(word);
        if (bare.Length >= BareMin) AddBearing("bare", bare, BareWeight);
    }

    private void AddPairs(List<string> words, int at)
    {
        var first = NameOf(words[at]);
        Add("pair", at == 0 ? $"^ {first}" : $"{NameOf(words[at - 1])} {first}", PairWeight);
        if (at > 1) Add("skip", $"{NameOf(words[at - 2])} {first}", SkipWeight);
        if (at > 0) AddKinds(words[at - 1], words[at]);
    }

    private static string NameOf(string word) => Stems.Of(word);

    /// <summary>Not which paper was lost, but that one was.</summary>
    private void AddKinds(string first, string second)
    {
        var (firsts, seconds) = (spelling.GroupsOf(first), spelling.GroupsOf(second));
        foreach (var kind in firsts) Add("kinds", $"{kind} {NameOf(second)}", KindsWeight);
        foreach (var kind in seconds) Add("kinds", $"{NameOf(first)} {kind}", KindsWeight);
        foreach (var one in firsts)
            foreach (var other in seconds) Add("kinds", $"{one} {other}", KindsWeight);
    }

    /// <summary>Two kinds of things anywhere in the message, in any order, and how it begins and ends.</summary>
    private void AddBoth(List<string> words)
    {
        var kinds = words.SelectMany(spelling.GroupsOf).Distinct().Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < kinds.Count; i++)
            for (var j = i + 1; j < kinds.Count; j++) Add("both", $"{kinds[i]} {kinds[j]}", BothWeight);
        if (words.Count > 1) Add("last", NameOf(words[^1]), LastWeight);
    }

    private void AddParts(string word)
    {
        var framed = $"<{word}>";
        for (var length = PartsMin; length <= PartsMax; length++)
            for (var at = 0; at + length <= framed.Length; at++)
                Add(HashOf("part", framed.AsSpan(at, length)), PartWeight);
    }

    private static string Bare(string word) => string.Concat(word.Where(letter => !IsVowel(letter)));

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';

    private void AddBearing(string kind, string name, float value)
    {
        var hash = HashOf(kind, name);
        _bearing.Add(hash);
        Add(hash, value);
    }

    private void Add(string kind, ReadOnlySpan<char> name, float value) => Add(HashOf(kind, name), value);

    private void Add(string kind, int number, float value) => Add(HashOf(kind, [(char)(number & 0xFFFF)]), value);

    private void Add(int hash, float value)
    {
        var slot = hash & (Count - 1);
        _found[slot] = Math.Max(_found.GetValueOrDefault(slot), value);
    }

    private FeatureVector Normalised()
    {
        var slots = new int[_found.Count];
        var values = new float[_found.Count];
        var squares = 0f;
        var at = 0;
        foreach (var (slot, value) in _found)
        {
            slots[at] = slot;
            values[at++] = value;
            squares += value * value;
        }

        var length = MathF.Sqrt(squares);
        for (at = 0; at < values.Length; at++) values[at] /= length;
        return new FeatureVector(slots, values, [.. _bearing]);
    }

    /// <summary>FNV-1a, because the hash of a string differs from run to run.</summary>
    private static int HashOf(string kind, ReadOnlySpan<char> name)
    {
        var hash = 2166136261u;
        foreach (var letter in kind) hash = (hash ^ letter) * 16777619u;
        hash = (hash ^ ':') * 16777619u;
        foreach (var letter in name) hash = (hash ^ letter) * 16777619u;
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return (int)hash;
    }
}
