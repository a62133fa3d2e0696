using System.Globalization;
using System.Text;

namespace PuskesosBot.Desk.People;

/// <summary>What NIK and KK number have in common: sixteen digits with a district and a DDMMYY inside.</summary>
internal static class DigitGroups
{
    /// <summary>A number with a blank or dash between all digits, and some to spare.</summary>
    private const int TextCharsMax = 64;

    /// <summary>Kepmendagri 300.2.2-2430 of 2025.</summary>
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52",
        "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94",
        "95", "96",
    ];

    /// <returns>The digits; null when there are not exactly that many or something else stands between them.</returns>
    internal static string? Join(string? text, int count)
    {
        if (text is null || text.Length > TextCharsMax) return null;
        var digits = new StringBuilder(count);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter)) digits.Append(letter);
            else if (!IsGap(letter)) return null;
        }

        return digits.Length == count ? digits.ToString() : null;
    }

    /// <summary>Blanks, dashes and dots, and the direction marks that copying from a chat leaves behind.</summary>
    internal static bool IsGap(char letter) =>
        letter is '.' || char.IsWhiteSpace(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    internal static bool IsProvince(string digits) => Provinces.Contains(digits[..2]);

    internal static bool IsDateInEitherCentury(int day, int month, int yearTwoDigits) =>
        IsDate(day, month, 1900 + yearTwoDigits) || IsDate(day, month, 2000 + yearTwoDigits);

    internal static DateOnly? NewestDate(int day, int month, int yearTwoDigits, DateOnly today)
    {
        for (var year = today.Year / 100 * 100 + yearTwoDigits; year >= 1800; year -= 100)
        {
            if (IsDate(day, month, year) && new DateOnly(year, month, day) is var date && date <= today) return date;
        }

        return null;
    }

    private static bool IsDate(int day, int month, int year) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
