using System.Globalization;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/demo/penyaluran.yaml</c>: hand-outs that are always near today.</summary>
internal static class DemoDistributions
{
    private static readonly Dictionary<string, DistributionState> States = new()
    {
        ["DRAFT"] = DistributionState.Planned,
        ["VENUE_PENDING"] = DistributionState.Planned,
        ["SCHEDULED"] = DistributionState.Planned,
        ["ANNOUNCED"] = DistributionState.Announced,
        ["VENUE_CHANGED"] = DistributionState.Changed,
        ["POSTPONED"] = DistributionState.Changed,
        ["OPEN"] = DistributionState.Running,
        ["CLOSED"] = DistributionState.Done,
        ["RECONCILED"] = DistributionState.Done,
        ["CANCELLED"] = DistributionState.Cancelled,
    };

    /// <summary>
    /// A function of the file and the day: all dates move by as many days as its <c>clock</c> needs to be today.
    /// </summary>
    /// <exception cref="ConfigurationProblemsException">Every problem at once.</exception>
    internal static IReadOnlyList<Distribution> Load(string configFolder, Guid deskId, DateOnly today, IdSource ids)
    {
        var path = Path.Combine(configFolder, "demo", "penyaluran.yaml");
        return Of(path, ConfigurationFile.Read<DistributionsYaml>(path), deskId, today, ids);
    }

    internal static IReadOnlyList<Distribution> Of(
        string path, DistributionsYaml yaml, Guid deskId, DateOnly today, IdSource ids)
    {
        var problems = new ProblemList(path);
        var clock = DateOf("clock", yaml.Clock, problems) ?? problems.Missing("clock is missing", today);
        var shift = today.DayNumber - clock.DayNumber;
        var all = (yaml.Events ?? []).Select(e => DistributionOf(e, deskId, shift, ids, problems)).ToList();
        problems.ThrowIfAny();
        return all;
    }

    private static Distribution DistributionOf(
        EventYaml yaml, Guid deskId, int shift, IdSource ids, ProblemList problems)
    {
        var code = yaml.Code ?? problems.Missing("an event has no code", "?");
        if (!States.TryGetValue(yaml.State ?? "", out var state))
            problems.Add($"state of {code} is '{yaml.State}' (allowed: {string.Join(", ", States.Keys)})");
        return new Distribution
        {
            Id = ids.Next(),
            DeskId = deskId,
            Code = code,
            Programme = yaml.Programme ?? problems.Missing($"{code} has no programme", ""),
            Title = yaml.Title ?? problems.Missing($"{code} has no title", ""),
            Rws = yaml.Rw ?? problems.Missing<List<string>>($"{code} has no rw", []),
            Date = DateOf($"date of {code}", yaml.Date, problems)?.AddDays(shift),
            StartsAt = TimeOf($"time of {code}", yaml.Time, problems),
            Venue = yaml.Venue,
            PreviousVenue = yaml.PreviousVenue,
            Papers = yaml.Bring ?? [],
            Sponsor = yaml.Sponsor,
            State = state,
            ChangeReason = yaml.ChangeReason,
        };
    }

    private static DateOnly? DateOf(string what, string? text, ProblemList problems)
    {
        if (text is null) return null;
        return DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : problems.Missing<DateOnly?>($"{what} is '{text}' (allowed: year-month-day)", null);
    }

    private static TimeOnly? TimeOf(string what, string? text, ProblemList problems)
    {
        if (text is null) return null;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : problems.Missing<TimeOnly?>($"{what} is '{text}' (allowed: hour:minute)", null);
    }

    internal sealed class DistributionsYaml
    {
        public int Version { get; set; }
        public string? Clock { get; set; }
        public List<EventYaml>? Events { get; set; }
    }

    internal sealed class EventYaml
    {
        public string? Code { get; set; }
        public string? Programme { get; set; }
        public string? Title { get; set; }
        public List<string>? Rw { get; set; }
        public string? Date { get; set; }
        public string? Time { get; set; }
        public string? Venue { get; set; }
        public string? PreviousVenue { get; set; }
        public List<string>? Bring { get; set; }
        public string? Sponsor { get; set; }
        public string? State { get; set; }
        public string? ChangeReason { get; set; }
    }
}
