using System.Globalization;

namespace PuskesosBot.Channels;

/// <summary>
/// Cuts a long text into parts a channel takes. Prefers the end of a paragraph, line, sentence or word, in this
/// order; never cuts inside what a reader sees as one character, unless that alone is longer than a part.
/// White space around a cut is dropped, everything else is kept.
/// </summary>
public static class TextSplitter
{
    /// <param name="text">Any text.</param>
    /// <param name="charsMax">Longest part in UTF-16 units, 2 or more.</param>
    /// <returns>Parts in order, none of them blank; empty for a blank text.</returns>
    public static IReadOnlyList<string> Split(string text, int charsMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(charsMax, 2);
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (text.Length <= charsMax) return [text];

        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > charsMax)
        {
            var cut = CutOf(rest, charsMax);
            Keep(rest[..cut], parts);
            rest = SkipBlanks(rest[cut..]);
        }

        Keep(rest, parts);
        return parts;
    }

    private static void Keep(ReadOnlySpan<char> part, List<string> parts)
    {
        part = part.TrimEnd();
        if (part.Length > 0) parts.Add(part.ToString());
    }

    private static int CutOf(ReadOnlySpan<char> rest, int charsMax)
    {
        // A good place early in the part would leave a stump, so half a part is the least it may hold.
        Span<int> best = [0, 0, 0, 0, 0];
        for (var at = 0; at < rest.Length;)
        {
            at += StringInfo.GetNextTextElementLength(rest[at..]);
            if (at > charsMax) break;
            for (var rank = RankOf(rest, at); rank < best.Length; rank++) best[rank] = at;
        }

        foreach (var cut in best[..^1])
            if (cut >= charsMax / 2) return cut;
        if (best[^1] > 0) return best[^1];
        return char.IsHighSurrogate(rest[charsMax - 1]) ? charsMax - 1 : charsMax;
    }

    /// <summary>0 after a paragraph, 1 after a line, 2 after a sentence, 3 after a word, 4 anywhere else.</summary>
    private static int RankOf(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return 0;
        if (text[at - 1] == '\n') return EndsBlankLine(text[..at]) ? 0 : 1;
        if (!char.IsWhiteSpace(text[at])) return 4;
        if (text[at] is '\n' or '\r') return 3;
        return text[at - 1] is '.' or '!' or '?' or '…' ? 2 : 3;
    }

    private static bool EndsBlankLine(ReadOnlySpan<char> text) =>
        text.EndsWith("\n\n", StringComparison.Ordinal) || text.EndsWith("\n\r\n", StringComparison.Ordinal);

    // By element, not by char: a mark that combines with a space belongs to it.
    private static ReadOnlySpan<char> SkipBlanks(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var length = StringInfo.GetNextTextElementLength(text);
            if (!text[..length].IsWhiteSpace()) break;
            text = text[length..];
        }

        return text;
    }
}
