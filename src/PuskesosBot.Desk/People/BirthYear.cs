using System.Globalization;
using System.Text.RegularExpressions;

namespace PuskesosBot.Desk.People;

/// <summary>Finds the year somebody was born in: "1968", "taun 68", "17-4-1968".</summary>
internal static partial class BirthYear
{
    private const int Oldest = 1900;

    /// <summary>Null when there is none, or more than one.</summary>
    internal static int? TryRead(string text, int thisYear)
    {
        var years = Years().Matches(text).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))
            .Where(year => year >= Oldest && year <= thisYear).Distinct().ToList();
        if (years.Count > 0) return years is [var year] ? year : null;
        if (ShortYear().Match(text) is not { Success: true } two) return null;
        var last = int.Parse(two.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var century = last <= thisYear % 100 ? thisYear / 100 : thisYear / 100 - 1;
        return century * 100 + last;
    }

    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)")]
    private static partial Regex Years();

    // The last number of the words: in "17-4-68" the others are a day and a month.
    [GeneratedRegex(@"(?<!\d)\d{2}(?=\D*$)")]
    private static partial Regex ShortYear();
}
