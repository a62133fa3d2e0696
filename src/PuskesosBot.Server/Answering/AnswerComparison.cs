using System.Globalization;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Answering;

/// <summary>
/// Compares a value as an author wrote it with one that was read: forgiving in form, strict in content.
/// </summary>
internal static class AnswerComparison
{
    private static readonly string[] DateForms =
        ["yyyy-MM-dd", "yyyy/MM/dd", "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "dMMyyyy", "ddMMyyyy"];

    internal static bool IsSame(AnswerRow row, string expected, string read, string rt) => row.Ask switch
    {
        "ASK_NIK" => Digits(expected) == read,
        "ASK_BIRTH_DATE" => Date(expected) == read,
        "ASK_RT_RW" => IsSameArea(row, expected, read, rt),
        "ASK_YES_NO" => YesNo(expected) == read,
        "ASK_CHOICE" => Option(row, expected) == read,
        "ASK_RECEIPT" => Letters(expected) == Letters(read),
        "ASK_PHONE" => Phone(expected) == read,
        _ => expected == read,
    };

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string? Date(string expected) =>
        DateOnly.TryParseExact(expected, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string YesNo(string expected) => expected.ToLowerInvariant() switch
    {
        "yes" or "ya" or "iya" or "y" or "true" or "muhun" => "yes",
        "no" or "tidak" or "n" or "t" or "false" or "henteu" => "no",
        var other => other,
    };

    /// <summary>"06" is the area that was asked for; of "RT 02 RW 06" and "02/06" both have to be right.</summary>
    private static bool IsSameArea(AnswerRow row, string expected, string read, string rt)
    {
        var numbers = new string([.. expected.Select(sign => char.IsAsciiDigit(sign) ? sign : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => number.TrimStart('0')).ToList();
        if (row.Question.Kind is AnswerKind.Rt || numbers.Count != 2)
            return numbers.Count > 0 && Bare(read) == numbers[0];
        var isRwFirst = expected.IndexOf("rw", StringComparison.OrdinalIgnoreCase) is >= 0 and var rw
            && rw < expected.IndexOf("rt", StringComparison.OrdinalIgnoreCase);
        if (isRwFirst) numbers.Reverse();
        return Bare(rt) == numbers[0] && Bare(read) == numbers[1];
    }

    private static string Bare(string number) => number.TrimStart('0');

    private static string? Option(AnswerRow row, string expected)
    {
        if (expected.Length > 0 && expected.All(char.IsAsciiDigit)) return expected.TrimStart('0');
        return ChoiceMatcher.Match(expected, row.Question.Options) is { } index
            ? (index + 1).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string Phone(string expected)
    {
        var digits = Digits(expected);
        if (digits.StartsWith("62", StringComparison.Ordinal)) digits = digits[2..];
        return $"+62{digits.TrimStart('0')}";
    }
}
