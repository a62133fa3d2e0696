using System.Runtime.CompilerServices;

namespace PuskesosBot.Dialogs;

/// <summary>Ways in which two words, or what they are, stand together.</summary>
internal enum FeatureKind
{
    Pair, Skip, Near, ClassWord, WordClass, ClassPair, Classes, Kinds, Both, Last,
}

/// <summary>FNV-1a, because the hash of a string differs from run to run.</summary>
internal static class FeatureHash
{
    private const uint Start = 2166136261u, Prime = 16777619u, Mix = 2246822519u;

    internal static int Of(string kind, ReadOnlySpan<char> name) => Ended(Added(Begun(kind), name));

    /// <param name="first">A hash itself, as a word is hashed once and paired with many.</param>
    internal static int Of(FeatureKind kind, int first, int second) =>
        Ended((((((Start ^ (uint)kind) * Prime) ^ (uint)first) * Prime) ^ (uint)second) * Prime);

    private static uint Begun(string kind) => (Added(Start, kind) ^ ':') * Prime;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Added(uint hash, ReadOnlySpan<char> name)
    {
        foreach (var letter in name) hash = (hash ^ letter) * Prime;
        return hash;
    }

    private static int Ended(uint hash)
    {
        hash ^= hash >> 15;
        hash *= Mix;
        return (int)(hash ^ (hash >> 13));
    }
}
