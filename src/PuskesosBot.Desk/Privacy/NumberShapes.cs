using System.Globalization;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Privacy;

/// <summary>Which numbers are identifiers, by length and grouping.</summary>
internal static class NumberShapes
{
    private const int IdentifierDigits = 16, LongDigitsMin = 13;

    /// <summary>A phone number with 0 or 62 and a stray trunk zero.</summary>
    private const int PhoneDigitsMin = 10, PhoneDigitsMax = 15;

    /// <summary>The likeliest length first, so that a neighbouring number is not taken for a part.</summary>
    private static readonly int[] Lengths = [16, 15, 17, 19, 18, 14, 13];

    /// <summary>What is to be masked. Settled blocks, also those that stay readable, are marked as taken.</summary>
    internal static List<MaskedRange> FindAll(string text, List<DigitBlock> blocks)
    {
        var found = new List<MaskedRange>();
        foreach (var block in blocks.Where(block => block.Length >= LongDigitsMin && !IsWholePhone(block)))
            Take([block], found, MaskedKind.Identifier, block.Start);

        KeepReceipts(text, blocks);
        // Nearly all texts have short numbers only, and nothing to look for.
        var isLong = HasLongChain(blocks);
        if (isLong) Sweep(blocks, found, IdentifierDigits, IsLikelyNik);
        KeepDates(blocks);
        if (!isLong) return found;
        // Two phone numbers side by side hold windows of sixteen digits too.
        Sweep(blocks, found, IdentifierDigits, window => IsLongNumber(window) && !HasPhoneStart(window));
        FindPhones(text, blocks, found);
        foreach (var length in Lengths) Sweep(blocks, found, length, IsLongNumber);
        return found;
    }

    /// <summary>Somewhere are as many joined digits as the shortest number has that is looked for.</summary>
    private static bool HasLongChain(List<DigitBlock> blocks)
    {
        var digits = 0;
        foreach (var block in blocks)
        {
            digits = block.Gap is null ? block.Length : digits + block.Length;
            if (digits >= PhoneDigitsMin) return true;
        }

        return false;
    }

    private static void Sweep(
        List<DigitBlock> blocks, List<MaskedRange> found, int digits, Func<List<DigitBlock>, bool> isMeant)
    {
        for (var first = 0; first < blocks.Count; first++)
        {
            var count = WindowOf(blocks, first, digits);
            if (count == 0) continue;
            var window = blocks.GetRange(first, count);
            if (isMeant(window)) Take(window, found, MaskedKind.Identifier, window[0].Start);
        }
    }

    /// <returns>How many joined free blocks from this one have exactly that many digits; 0 when none do.</returns>
    private static int WindowOf(List<DigitBlock> blocks, int first, int digits)
    {
        var sum = 0;
        for (var at = first; at < blocks.Count && sum < digits; at++)
        {
            if (blocks[at].IsTaken || (at > first && blocks[at].Gap is null)) return 0;
            sum += blocks[at].Length;
            if (sum == digits) return at - first + 1;
        }

        return 0;
    }

    private static void Take(List<DigitBlock> window, List<MaskedRange> found, MaskedKind kind, int start)
    {
        found.Add(new MaskedRange(start, window[^1].End, string.Concat(window.Select(b => b.Digits)), kind));
        foreach (var block in window) block.IsTaken = true;
    }

    /// <summary>Sixteen digits with a province and a birth date inside, however they are grouped.</summary>
    private static bool IsLikelyNik(List<DigitBlock> window)
    {
        var lengths = window.ConvertAll(block => block.Length);
        if (lengths is [<= 2, <= 2, 4, <= 2, <= 2, 4]) return false; // Two dates side by side.
        return Nik.Read(string.Concat(window.Select(block => block.Digits)), out _)
            is NikProblem.None or NikProblem.Sequence;
    }

    /// <summary>Groups as on cards, or every digit alone; short groups with dots between are money.</summary>
    private static bool IsLongNumber(List<DigitBlock> window)
    {
        if (window.TrueForAll(IsYear)) return false;
        if (window.TrueForAll(block => block.Length == 1)) return true;
        if (window.Take(window.Count - 1).All(block => block.Length >= 4)) return true;
        return window.Sum(block => block.Length) == IdentifierDigits && window.TrueForAll(block => block.Length >= 3)
            && !DigitBlock.Gaps(window, 0, window.Count).Contains('.');
    }

    private static bool IsYear(DigitBlock block) =>
        block.Length == 4 && (block.Digits.StartsWith("19", StringComparison.Ordinal)
            || block.Digits.StartsWith("20", StringComparison.Ordinal));

    private static void FindPhones(string text, List<DigitBlock> blocks, List<MaskedRange> found)
    {
        for (var first = 0; first < blocks.Count; first++)
        {
            if (!IsPhoneStart(blocks, first)) continue;
            for (var digits = PhoneDigitsMax; digits >= PhoneDigitsMin; digits--)
            {
                var count = WindowOf(blocks, first, digits);
                if (count == 0) continue;
                var window = blocks.GetRange(first, count);
                if (IsMoney(text, window) || !PhoneNumber.TryParse(Joined(window), out _)) continue;
                var start = window[0].Start;
                Take(window, found, MaskedKind.Phone, start > 0 && text[start - 1] == '+' ? start - 1 : start);
                break;
            }
        }
    }

    private static string Joined(List<DigitBlock> window) => string.Concat(window.Select(block => block.Digits));

    /// <summary>Groups of two are hours and dates ("08.30-11.30"), unless a country code stands alone.</summary>
    private static bool IsPhoneStart(List<DigitBlock> blocks, int first)
    {
        var digits = blocks[first].Digits;
        if (digits is "62" or "0062" || (digits.Length == 1 && digits[0] is '0' or '6')) return true;
        return digits.StartsWith("08", StringComparison.Ordinal) && digits.Length >= 3
            || digits.StartsWith("628", StringComparison.Ordinal) || digits.StartsWith("620", StringComparison.Ordinal)
            || digits.StartsWith("00628", StringComparison.Ordinal)
            || (digits[0] == '8' && digits.Length >= PhoneDigitsMin);
    }

    private static bool HasPhoneStart(List<DigitBlock> window) =>
        window.Exists(block => block.Length > 1)
        && Enumerable.Range(0, window.Count).Any(at => IsPhoneStart(window, at));

    /// <summary>With its country code a mobile number can be as long as a short card number.</summary>
    private static bool IsWholePhone(DigitBlock block) =>
        block.Length < LongDigitsMin + 2 && PhoneNumber.TryParse(block.Digits, out _);

    private static bool IsMoney(string text, List<DigitBlock> window)
    {
        var before = text.AsSpan(0, window[0].Start).TrimEnd(" .:");
        return before.EndsWith("rp", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(window[^1].End).TrimStart(' ').StartsWith("rupiah", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Day, month and a whole year, or the other way round, with one sign between.</summary>
    private static void KeepDates(List<DigitBlock> blocks)
    {
        for (var at = 0; at + 2 < blocks.Count; at++)
        {
            var (one, month, other) = (blocks[at], blocks[at + 1], blocks[at + 2]);
            if (one.IsTaken || month.IsTaken || other.IsTaken) continue;
            if (month.Gap is null || month.Gap != other.Gap || !IsUpTo(month, 12)) continue;
            if (!(IsUpTo(one, 31) && IsYear(other)) && !(IsYear(one) && IsUpTo(other, 31))) continue;
            one.IsTaken = month.IsTaken = other.IsTaken = true;
        }
    }

    private static bool IsUpTo(DigitBlock block, int max) =>
        block.Length <= 2
        && int.Parse(block.Digits, CultureInfo.InvariantCulture) is var value && value >= 1 && value <= max;

    /// <summary>LS-2611-00427-K, in all the ways it is typed.</summary>
    private static void KeepReceipts(string text, List<DigitBlock> blocks)
    {
        for (var at = 0; at < blocks.Count; at++)
        {
            var isWhole = blocks[at].Length == 9;
            var isSplit = blocks[at].Length == 4
                && at + 1 < blocks.Count && blocks[at + 1] is { Length: 5, Gap: not null };
            if (!isWhole && !isSplit) continue;
            var last = isWhole ? blocks[at] : blocks[at + 1];
            if (LettersBefore(text, blocks[at].Start) is not (2 or 3) || LettersAfter(text, last.End) != 1) continue;
            blocks[at].IsTaken = last.IsTaken = true;
        }
    }

    private static int LettersBefore(string text, int end)
    {
        while (end > 0 && text[end - 1] is ' ' or '-') end--;
        var start = end;
        while (start > 0 && end - start < 4 && char.IsLetter(text[start - 1])) start--;
        return end - start;
    }

    private static int LettersAfter(string text, int start)
    {
        while (start < text.Length && text[start] is ' ' or '-') start++;
        var end = start;
        while (end < text.Length && end - start < 2 && char.IsLetter(text[end])) end++;
        return end - start;
    }
}
