using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Structure only: a NIK has no check digit, so nothing here proves that it exists.</summary>
internal static class NikAnswer
{
    private const int DigitsCount = 16;

    /// <summary>As many digits are meant to be a NIK, with some missing or doubled.</summary>
    private const int NearDigitsMin = 10;

    /// <summary>Added to the day of birth of a woman.</summary>
    private const int WomanOffset = 40;

    internal static Answer Read(string text)
    {
        var runs = SpelledDigits.Runs(Words.Split(text), " -._,:");
        var niks = runs.Where(run => run.Digits.Length == DigitsCount).Select(run => run.Digits).Distinct().ToList();
        if (niks is [var digits]) return IsPlausible(digits) ? Answer.Of(digits) : Answer.Unread;
        var near = runs.Find(run => run.Digits.Length >= NearDigitsMin).Digits;
        return near is null || niks.Count > 0 ? Answer.Unread : Answer.Unread with { DigitsHeard = near.Length };
    }

    /// <summary>A serial number of 0000 is nobody's, which the registry will say; invented people have it.</summary>
    private static bool IsPlausible(string digits) => digits[0] != '0' && IsBirthDate(digits.AsSpan(6, 6));

    /// <summary>DDMMYY. The century is not written, so a day that exists in either will do.</summary>
    private static bool IsBirthDate(ReadOnlySpan<char> digits)
    {
        var day = Number(digits[..2]);
        var (month, year) = (Number(digits[2..4]), Number(digits[4..]));
        if (day > WomanOffset) day -= WomanOffset;
        return month is >= 1 and <= 12 && day >= 1
            && day <= Math.Max(DateTime.DaysInMonth(1900 + year, month), DateTime.DaysInMonth(2000 + year, month));
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
