using System.Text;

namespace PuskesosBot.Desk.Privacy;

/// <summary>Makes identifiers unreadable in what residents write, before it is stored.</summary>
/// <remarks>
/// Masked: NIK and KK (15 to 17 digits, also in groups), bank cards (13 to 19), Indonesian mobile numbers (all but the
/// last two digits), each also when it was dictated in words; one-time codes and PINs. Kept: receipts, dates, RT and
/// RW, money, years. In doubt about a long number, it is masked. One pass and bounded windows: time grows with the
/// length of the text and with nothing else.
/// </remarks>
public static class Masking
{
    /// <summary>Characters that are looked at; the rest is cut off, so that nothing unseen is let through.</summary>
    public const int CharsMax = 16_384;

    /// <summary>NIK, KK and card: the first four digits name a city or a bank, and no person.</summary>
    private const int DigitsKept = 4, StarsAfterKept = 12;

    /// <summary>Enough for its owner to recognise a phone number.</summary>
    private const int PhoneDigitsKept = 2;

    /// <summary>The same text without readable identifiers; the same object when there is nothing to mask.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > CharsMax) text = text[..(char.IsHighSurrogate(text[CharsMax - 1]) ? CharsMax - 1 : CharsMax)];

        var blocks = DigitBlock.FindAll(text);
        var masked = SpokenNumbers.FindAll(text, blocks);
        if (masked.Count == 0 && blocks.Count == 0) return text;
        masked.AddRange(NumberShapes.FindAll(text, blocks));
        masked.AddRange(OneTimeCodes.FindAll(text, blocks));
        return masked.Count == 0 ? text : Replace(text, masked);
    }

    private static string Replace(string text, List<MaskedRange> masked)
    {
        masked.Sort((one, other) => one.Start.CompareTo(other.Start));
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var range in masked)
        {
            result.Append(text, at, range.Start - at);
            AppendMask(result, range);
            at = range.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static void AppendMask(StringBuilder result, MaskedRange range)
    {
        switch (range.Kind)
        {
            case MaskedKind.Identifier:
                result.Append(range.Digits, 0, DigitsKept).Append('*', StarsAfterKept);
                break;
            case MaskedKind.Phone:
                result.Append('*', range.Digits.Length - PhoneDigitsKept).Append(range.Digits[^PhoneDigitsKept..]);
                break;
            default:
                result.Append('*', range.Digits.Length);
                break;
        }
    }
}
