using System.Globalization;

namespace PuskesosBot.Desk.Privacy;

/// <summary>Digits without anything between them; a number may be written in several.</summary>
internal sealed class DigitBlock
{
    /// <summary>Characters between two blocks of one number: " - " is the widest.</summary>
    private const int GapMax = 3;

    /// <summary>Digits that a mask leaves readable.</summary>
    private const int MaskLeavesMax = 4;

    internal required int Start { get; init; }

    internal required int End { get; init; }

    /// <summary>As ASCII, whatever script they were typed in.</summary>
    internal required string Digits { get; init; }

    /// <summary>Signs between the block before and this one when both may be one number; else null.</summary>
    internal required string? Gap { get; init; }

    /// <summary>Masked, or known to be something that stays readable.</summary>
    internal bool IsTaken { get; set; }

    internal int Length => Digits.Length;

    internal static List<DigitBlock> FindAll(string text)
    {
        var blocks = new List<DigitBlock>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsDigit(text[at])) continue;
            var start = at;
            while (at < text.Length && char.IsDigit(text[at])) at++;
            blocks.Add(new DigitBlock
            {
                Start = start,
                End = at,
                Digits = Ascii(text, start, at),
                Gap = blocks.Count > 0 ? GapBetween(text, blocks[^1].End, start) : null,
                IsTaken = IsBesideMask(text, start, at),
            });
        }

        return blocks;
    }

    /// <summary>All signs that join the blocks of a window after its first, in order.</summary>
    internal static string Gaps(List<DigitBlock> blocks, int first, int count) =>
        string.Concat(blocks.Skip(first + 1).Take(count - 1).Select(block => block.Gap));

    /// <summary>
    /// The digits that masking leaves must not be taken for a code. One star is no mask: WhatsApp's bold is "*1234*".
    /// </summary>
    private static bool IsBesideMask(string text, int start, int end) =>
        end - start <= MaskLeavesMax
        && (text.AsSpan(0, start).EndsWith("**") || text.AsSpan(end).StartsWith("**"));

    private static string? GapBetween(string text, int from, int to)
    {
        if (to - from > GapMax) return null;
        for (var at = from; at < to; at++)
        {
            if (!IsJoint(text[at])) return null;
        }

        return text[from..to];
    }

    /// <summary>A line break ends a number, and a comma separates numbers.</summary>
    private static bool IsJoint(char letter) =>
        letter is '.' or '/' or '_' or '(' or ')' or '\t'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation
            or UnicodeCategory.Format;

    private static string Ascii(string text, int start, int end) => string.Create(
        end - start, text.AsSpan(start, end - start), static (digits, typed) =>
        {
            for (var i = 0; i < digits.Length; i++)
                digits[i] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(typed[i]));
        });
}
