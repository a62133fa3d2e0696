using System.Globalization;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/holidays.yaml</c>.</summary>
internal static class HolidaysFile
{
    private const string LeapYear = "2024-";

    internal static Holidays Load(string path)
    {
        var yaml = ConfigurationFile.Read<HolidaysYaml>(path);
        var problems = new ProblemList(path);
        var everyYear = new HashSet<(int, int)>();
        foreach (var text in yaml.EveryYear ?? [])
        {
            if (TryDate(LeapYear + text, out var day)) everyYear.Add((day.Month, day.Day));
            else problems.Add($"every_year has '{text}' (allowed: month-day, such as \"08-17\")");
        }

        var dates = new HashSet<DateOnly>();
        foreach (var text in yaml.Dates ?? [])
        {
            if (TryDate(text, out var date)) dates.Add(date);
            else problems.Add($"dates has '{text}' (allowed: year-month-day, such as \"2026-03-20\")");
        }

        problems.ThrowIfAny();
        return new Holidays(everyYear, dates);
    }

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    internal sealed class HolidaysYaml
    {
        public List<string>? EveryYear { get; set; }
        public List<string>? Dates { get; set; }
    }
}
