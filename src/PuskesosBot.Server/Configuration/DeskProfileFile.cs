using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/desks/&lt;code&gt;.yaml</c> together with <c>config/holidays.yaml</c>.</summary>
internal static class DeskProfileFile
{
    private static readonly string[] Zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

    /// <summary>Of the area of one RW.</summary>
    private const int CornersMin = 3, CornersMax = 200;

    /// <exception cref="ConfigurationProblemsException">Every problem at once.</exception>
    internal static DeskProfile Load(string configFolder, string code)
    {
        var holidays = HolidaysFile.Load(Path.Combine(configFolder, "holidays.yaml"));
        var path = Path.Combine(configFolder, "desks", $"{code}.yaml");
        return Read(path, ConfigurationFile.Read<DeskYaml>(path), code, holidays);
    }

    private static DeskProfile Read(string path, DeskYaml yaml, string code, Holidays holidays)
    {
        var problems = new ProblemList(path);
        if (yaml.Code != code) problems.Add($"code is '{yaml.Code}' (allowed: the name of the file, '{code}')");
        if (string.IsNullOrWhiteSpace(yaml.Name)) problems.Add("name is missing");
        var prefix = yaml.ReceiptPrefix ?? "";
        if (prefix.Length is < 2 or > 3 || !prefix.All(char.IsAsciiLetterUpper))
            problems.Add($"receipt_prefix is '{prefix}' (allowed: two or three capital letters)");
        if (!Zones.Contains(yaml.TimeZone))
            problems.Add($"time_zone is '{yaml.TimeZone}' (allowed: {string.Join(", ", Zones)})");
        if (yaml.Rw is not { Count: > 0 }) problems.Add("rw is empty");
        foreach (var rw in (yaml.Rw ?? []).Where(rw => rw.Length != 2 || !rw.All(char.IsAsciiDigit)))
            problems.Add($"rw has '{rw}' (allowed: two digits, such as \"06\")");
        if (yaml.HoursText is not { Count: > 0 }) problems.Add("hours_text is empty");
        if (yaml.Address is not { Count: > 0 }) problems.Add("address is empty");
        var hours = (yaml.Hours ?? []).Select(day => HoursOf(day.Key, day.Value, problems)).OfType<DayHours>().ToList();
        var areas = (yaml.Areas ?? []).ToDictionary(
            area => area.Key, area => AreaOf(area.Key, area.Value, yaml.Rw ?? [], problems));
        problems.ThrowIfAny();
        return new DeskProfile
        {
            Code = code,
            Name = yaml.Name!,
            ReceiptPrefix = prefix,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(yaml.TimeZone!),
            Rws = yaml.Rw!,
            Hours = hours.ToDictionary(day => day.Day, day => day.Hours),
            HoursText = yaml.HoursText!,
            Address = yaml.Address!,
            Areas = areas,
            EmergencyPhone = yaml.EmergencyPhone,
            Holidays = holidays,
        };
    }

    private static IReadOnlyList<GeoPoint> AreaOf(
        string rw, List<string> corners, List<string> rws, ProblemList problems)
    {
        if (!rws.Contains(rw)) problems.Add($"areas has '{rw}' (allowed: {string.Join(", ", rws)})");
        if (corners.Count is < CornersMin or > CornersMax)
            problems.Add($"areas {rw} has {corners.Count} corners (allowed: {CornersMin} to {CornersMax})");
        foreach (var wrong in corners.Where(corner => PointOf(corner) is null))
            problems.Add($"areas {rw} has '{wrong}' (allowed: latitude and longitude, such as \"-6.8870, 107.6090\")");
        return [.. corners.Select(PointOf).OfType<GeoPoint>()];
    }

    private static GeoPoint? PointOf(string corner) =>
        corner.Split(',') is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? new GeoPoint(latitude, longitude)
            : null;

    private static DayHours? HoursOf(string day, string text, ProblemList problems)
    {
        if (!Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var weekday) || char.IsAsciiDigit(day[0]))
            return problems.Missing<DayHours?>($"hours has '{day}' (allowed: monday to sunday)", null);
        if (text.Split('-') is [var from, var to] && TryTime(from, out var opens) && TryTime(to, out var closes)
            && opens < closes) return new DayHours(weekday, new OpeningHours(opens, closes));
        return problems.Missing<DayHours?>($"hours of {day} are '{text}' (allowed: such as \"08:00-15:30\")", null);
    }

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private sealed record DayHours(DayOfWeek Day, OpeningHours Hours);

    internal sealed class DeskYaml
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? ReceiptPrefix { get; set; }
        public string? TimeZone { get; set; }
        public List<string>? Rw { get; set; }
        public Dictionary<string, List<string>>? Areas { get; set; }
        public string? EmergencyPhone { get; set; }
        public Dictionary<string, string>? Hours { get; set; }
        public Dictionary<string, string>? HoursText { get; set; }
        public Dictionary<string, string>? Address { get; set; }
    }
}
