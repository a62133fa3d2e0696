namespace PuskesosBot.Desk.Privacy;

/// <summary>Finds PINs and one-time codes: short numbers near a word for them, or alone in a message.</summary>
internal static class OneTimeCodes
{
    private const int DigitsMin = 4, DigitsMax = 8;

    /// <summary>A message that is only a number of this length is most likely a code that was passed on.</summary>
    private const int LoneDigits = 6;

    /// <summary>Words between: "pin atm saya adalah 1234", "123456 itu kode otp".</summary>
    private const int WordsBetweenMax = 4;

    /// <summary>Characters looked at on either side for such a word.</summary>
    private const int ReachChars = 60;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "otp", "kode", "code", "pin", "verifikasi", "verification", "verif", "sandi", "password", "token",
    };

    /// <summary>What may follow "kode" and makes it public.</summary>
    private static readonly HashSet<string> PublicCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "pos", "wilayah", "resi", "pengumuman", "kelurahan", "desa",
    };

    private const string Breaks = " \n\r\t.,:;!?-()\"'/=*";

    private static readonly string[] Endings = ["nya", "na", "ku", "mu"];

    internal static List<MaskedRange> FindAll(string text, List<DigitBlock> blocks)
    {
        var found = new List<MaskedRange>();
        var isLone = !text.Any(char.IsLetter) && blocks.Sum(block => block.Length) == LoneDigits;
        for (var first = 0; first < blocks.Count;)
        {
            var count = ChainFrom(blocks, first);
            var chain = blocks.GetRange(first, count);
            first += count;
            if (!IsCodeShape(text, chain)) continue;
            if (!(isLone && chain.Count <= 2) && !IsNamed(text, chain[0].Start, chain[^1].End)) continue;
            found.Add(new MaskedRange(
                chain[0].Start, chain[^1].End, string.Concat(chain.Select(block => block.Digits)), MaskedKind.Code));
        }

        return found;
    }

    private static int ChainFrom(List<DigitBlock> blocks, int first)
    {
        var count = 1;
        while (first + count < blocks.Count && blocks[first + count].Gap is not null) count++;
        return count;
    }

    /// <summary>One block, or blocks of equal length with blanks or dashes between: "123 456".</summary>
    private static bool IsCodeShape(string text, List<DigitBlock> chain)
    {
        if (chain.Sum(block => block.Length) is < DigitsMin or > DigitsMax) return false;
        if (chain.Exists(block => block.IsTaken || block.Length != chain[0].Length)) return false;
        if (DigitBlock.Gaps(chain, 0, chain.Count).Any(sign => sign is not (' ' or '-'))) return false;
        return !IsInWord(text, chain[0].Start, chain[^1].End) && !IsMoney(text, chain[0].Start, chain[^1].End);
    }

    private static bool IsInWord(string text, int start, int end) =>
        (start > 0 && char.IsLetter(text[start - 1])) || (end < text.Length && char.IsLetter(text[end]));

    private static bool IsMoney(string text, int start, int end)
    {
        if (text.AsSpan(0, start).TrimEnd(" .:").EndsWith("rp", StringComparison.OrdinalIgnoreCase)) return true;
        var after = text.AsSpan(end).TrimStart(' ');
        return after.StartsWith("ribu", StringComparison.OrdinalIgnoreCase)
            || after.StartsWith("rupiah", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNamed(string text, int start, int end)
    {
        Span<Range> words = stackalloc Range[ReachChars];
        var before = text.AsSpan(Math.Max(0, start - ReachChars)..start);
        var count = before.SplitAny(words, Breaks, StringSplitOptions.RemoveEmptyEntries);
        if (HasName(before, words[Math.Max(0, count - WordsBetweenMax - 1)..count])) return true;
        var after = text.AsSpan(end..Math.Min(text.Length, end + ReachChars));
        count = after.SplitAny(words, Breaks, StringSplitOptions.RemoveEmptyEntries);
        return HasName(after, words[..Math.Min(count, WordsBetweenMax + 1)]);
    }

    private static bool HasName(ReadOnlySpan<char> text, ReadOnlySpan<Range> words)
    {
        var publicCodes = PublicCodes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < words.Length; i++)
        {
            var isPublic = i + 1 < words.Length && publicCodes.Contains(text[words[i + 1]]);
            if (!isPublic && IsName(text[words[i]])) return true;
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> word)
    {
        var names = Names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (names.Contains(word)) return true;
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && names.Contains(word[..^ending.Length]))
                return true;
        }

        return false;
    }
}
