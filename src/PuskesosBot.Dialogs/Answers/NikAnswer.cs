using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Structure only: a NIK has no check digit, so nothing here proves that it exists.</summary>
internal static class NikAnswer
{
    private const int DigitsCount = 16;

    /// <summary>Added to the day of birth of a woman.</summary>
    private const int WomanOffset = 40;

    internal static Answer Read(string text)
    {
        var niks = SpelledDigits.Runs(Words.Split(text), " -._").FindAll(run => run.Digits.Length == DigitsCount);
        return niks is [var (digits, _)] && IsPlausible(digits) ? Answer.Of(digits) : Answer.Unread;
    }

    private static bool IsPlausible(string digits) =>
        digits[0] != '0' && IsBirthDate(digits.AsSpan(6, 6)) && digits[12..] != "0000";

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
