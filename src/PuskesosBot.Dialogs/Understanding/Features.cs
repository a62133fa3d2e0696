using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PuskesosBot.Dialogs;

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
    internal const int Count = 1 << 18;

    /// <summary>Arrows, pictures and emoji begin here in Unicode.</summary>
    internal const int FirstSign = 0x2190;

    private const int WordsMax = 60, KeptMax = 20_000;

    /// <summary>How far apart two words, or the classes of two, still make a pair.</summary>
    private const int NearMax = 3, ClassesMax = 8;

    /// <summary>In parts, of which a whole word has <see cref="FeatureVector.Whole"/>.</summary>
    private const int PairWeight = 14, SkipWeight = 8, NearWeight = 8, KindsWeight = 12, BothWeight = 6,
        LastWeight = 8, SignWeight = 8, ClassPairWeight = 10, ClassesWeight = 6;

    /// <summary>Stand for the words before the first and behind the last.</summary>
    private const int Beginning = 0, Ending = 1;

    private readonly WordReader _reader = new(spelling);
    private readonly Dictionary<string, WordLook> _looks = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _found = [];
    private readonly List<int> _bearing = [];

    /// <summary>Not for two threads at once: it keeps its working memory, and the words it has seen.</summary>
    // Training begins with half a million words: the compiler would look again only when it is over.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal FeatureVector Of(string text)
    {
        _found.Clear();
        _bearing.Clear();
        var words = spelling.Read(text);
        if (words.Count > WordsMax) words.RemoveRange(WordsMax, words.Count - WordsMax);
        AddSigns(text);
        if (words.Count <= 2) Add(FeatureHash.Of("few", [(char)words.Count]), SignWeight);
        var looks = words.ConvertAll(LookOf);
        looks.ForEach(AddWord);
        var bearing = looks.FindAll(look => !look.IsSmall);
        for (var at = 0; at < bearing.Count; at++) AddPairs(bearing, at);
        AddBoth(bearing);
        return new FeatureVector(_found, [.. _bearing]);
    }

    private WordLook LookOf(string word)
    {
        if (_looks.TryGetValue(word, out var look)) return look;
        look = _reader.Read(word);
        if (_looks.Count < KeptMax) _looks[word] = look;
        return look;
    }

    private void AddSigns(string text)
    {
        if (text.Contains('?')) Add(FeatureHash.Of("sign", "?"), SignWeight);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < FirstSign) continue;
            var hash = FeatureHash.Of("sign", rune.ToString());
            _bearing.Add(hash);
            Add(hash, SignWeight);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddWord(WordLook look)
    {
        foreach (var (hash, weight) in look.Features) Add(hash, weight);
        _bearing.AddRange(look.Bearing);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPairs(List<WordLook> words, int at)
    {
        var word = words[at];
        AddPair(FeatureKind.Pair, at == 0 ? Beginning : words[at - 1].Name, word.Name, PairWeight);
        if (at > 1) AddPair(FeatureKind.Skip, words[at - 2].Name, word.Name, SkipWeight);
        for (var far = 1; far <= NearMax && far <= at; far++)
            AddUnordered(FeatureKind.Near, words[at - far].Name, word.Name, NearWeight);
        if (at == 0) return;
        AddKinds(words[at - 1], word);
        AddClasses(words, at);
    }

    /// <summary>Not which illness keeps whom from coming, but that one does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddClasses(List<WordLook> words, int at)
    {
        var (before, word) = (words[at - 1], words[at]);
        if (before.Class is { } earlier) AddPair(FeatureKind.ClassWord, earlier, word.Name, ClassPairWeight);
        if (word.Class is not { } itself) return;
        AddPair(FeatureKind.WordClass, before.Name, itself, ClassPairWeight);
        if (before.Class is { } first) AddPair(FeatureKind.ClassPair, first, itself, ClassPairWeight);
        for (var far = 1; far <= ClassesMax && far <= at; far++)
            if (words[at - far].Class is { } other) AddUnordered(FeatureKind.Classes, other, itself, ClassesWeight);
    }

    /// <summary>Not which paper was lost, but that one was.</summary>
    private void AddKinds(WordLook first, WordLook second)
    {
        foreach (var kind in first.Kinds) AddPair(FeatureKind.Kinds, kind, second.Name, KindsWeight);
        foreach (var kind in second.Kinds) AddPair(FeatureKind.Kinds, first.Name, kind, KindsWeight);
        foreach (var one in first.Kinds)
            foreach (var other in second.Kinds) AddPair(FeatureKind.Kinds, one, other, KindsWeight);
    }

    /// <summary>Two kinds of things anywhere in the message, in any order, and how it ends.</summary>
    private void AddBoth(List<WordLook> words)
    {
        var kinds = words.SelectMany(word => word.Kinds).Distinct().Order().ToList();
        for (var i = 0; i < kinds.Count; i++)
            for (var j = i + 1; j < kinds.Count; j++) AddPair(FeatureKind.Both, kinds[i], kinds[j], BothWeight);
        if (words.Count > 1) AddPair(FeatureKind.Last, words[^1].Name, Ending, LastWeight);
    }

    private void AddUnordered(FeatureKind kind, int one, int other, int weight) =>
        AddPair(kind, Math.Min(one, other), Math.Max(one, other), weight);

    private void AddPair(FeatureKind kind, int first, int second, int weight) =>
        Add(FeatureHash.Of(kind, first, second), weight);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int hash, int weight)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_found, hash & (Count - 1), out _);
        found = Math.Max(found, weight);
    }
}
