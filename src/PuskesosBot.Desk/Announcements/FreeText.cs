using System.Text.RegularExpressions;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Announcements;

/// <summary>What an announcement in somebody's own words must not hold.</summary>
public static partial class FreeText
{
    /// <summary>All problems at once; empty: it may go out.</summary>
    public static IReadOnlyList<AnnouncementRefusal> Problems(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var found = new List<AnnouncementRefusal>();
        var length = words.Trim().Length;
        if (length < AnnouncementRules.TextCharsMin) found.Add(AnnouncementRefusal.TooShort);
        if (length > AnnouncementRules.TextCharsMax) found.Add(AnnouncementRefusal.TooLong);
        // What is not looked at by the masking is too long in any case.
        if (Masking.Mask(words) != words) found.Add(AnnouncementRefusal.PersonalData);
        if (Money().IsMatch(words)) found.Add(AnnouncementRefusal.Money);
        return found;
    }

    /// <summary>As it is kept: no control characters, which mark places in what is sent.</summary>
    internal static string Clean(string words) =>
        string.Concat(words.Where(letter => letter == '\n' || !char.IsControl(letter))).Trim();

    /// <summary>"Rp 600.000", "600 ribu", "200rb", "dua ratus ribu", "1,5 juta", "setengah juta".</summary>
    [GeneratedRegex(
        @"\brp\b\.?|\brp\.?\s*\d|\bidr\b|\brupiah\b|\d\s*(rb|ribu|rebu|jt|juta|perak)\b|\d{1,3}(\.\d{3})+(,-)?"
            + @"|\b(seratus|ratus|puluh|belas|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|setengah|beberapa)"
            + @"\s+(ribu|rebu|juta)\b|\b(sejuta|seribu)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Money();
}
