namespace PuskesosBot.Dialogs;

/// <summary>Looks at words one by one.</summary>
internal sealed class WordReader(Spelling spelling)
{
    private const int PartsMin = 3, PartsMax = 4, WordCharsMax = 24, BareMin = 3;

    /// <summary>As those of <see cref="Features"/>.</summary>
    private const int WordWeight = FeatureVector.Whole, SmallWeight = 6, PartWeight = 7, BareWeight = 10,
        GroupWeight = 22, StemWeight = 12, BaseWeight = 16, SmallBaseWeight = 6, ClassWeight = 16;

    private const string Paired = "paired";

    private readonly List<(int Hash, int Weight)> _features = [];
    private readonly List<int> _bearing = [];

    internal WordLook Read(string word)
    {
        _features.Clear();
        _bearing.Clear();
        var (isSmall, kinds, stem) = (spelling.IsSmall(word), spelling.GroupsOf(word), Stems.Of(word));
        var sense = spelling.Lexicon.SenseOf(word);
        if (sense is not null) AddSense(sense, isSmall);
        if (isSmall) AddBearing("word", word, SmallWeight);
        else AddAll(word, stem, kinds);
        return new WordLook(
            FeatureHash.Of(Paired, sense?.Base ?? stem), sense is null ? null : FeatureHash.Of(Paired, sense.Class),
            isSmall, [.. kinds.Select(kind => FeatureHash.Of(Paired, kind))], [.. _features], [.. _bearing]);
    }

    private void AddSense(WordSense sense, bool isSmall)
    {
        AddBearing("base", sense.Base, isSmall ? SmallBaseWeight : BaseWeight);
        if (!isSmall) Add("class", sense.Class, ClassWeight);
    }

    private void AddAll(string word, string stem, IReadOnlyList<string> kinds)
    {
        var isNumber = word[0] == '#';
        // One letter alone says nothing: "xxx" and "hhh" are no words.
        if (isNumber || word.Length == 1) Add("word", word, WordWeight);
        else AddBearing("word", word, WordWeight);
        foreach (var kind in kinds) AddBearing("group", kind, GroupWeight);
        if (isNumber || word.Length is 1 or > WordCharsMax) return;
        AddBearing("stem", stem, StemWeight);
        var framed = $"<{word}>";
        for (var length = PartsMin; length <= PartsMax; length++)
            for (var at = 0; at + length <= framed.Length; at++)
                Add("part", framed.AsSpan(at, length), PartWeight);
        var bare = string.Concat(word.Where(letter => letter is not ('a' or 'e' or 'i' or 'o' or 'u')));
        if (bare.Length >= BareMin) AddBearing("bare", bare, BareWeight);
    }

    private void AddBearing(string kind, string name, int weight)
    {
        _bearing.Add(FeatureHash.Of(kind, name));
        Add(kind, name, weight);
    }

    private void Add(string kind, ReadOnlySpan<char> name, int weight) =>
        _features.Add((FeatureHash.Of(kind, name), weight));
}
