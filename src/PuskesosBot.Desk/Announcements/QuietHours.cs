namespace PuskesosBot.Desk.Announcements;

/// <summary>The hours in which nobody is told what was not just asked for.</summary>
/// <param name="From">Of the evening; belongs to them.</param>
/// <param name="Until">Of the morning; does not.</param>
public sealed record QuietHours(TimeZoneInfo Zone, TimeOnly From, TimeOnly Until)
{
    public bool Has(DateTimeOffset now)
    {
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        return time >= From || time < Until;
    }

    /// <summary>The first instant from now on that is not quiet.</summary>
    public DateTimeOffset EndAfter(DateTimeOffset now)
    {
        if (!Has(now)) return now;
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var date = DateOnly.FromDateTime(local);
        var morning = (TimeOnly.FromDateTime(local) >= From ? date.AddDays(1) : date).ToDateTime(Until);
        return new DateTimeOffset(morning, Zone.GetUtcOffset(morning)).ToUniversalTime();
    }
}
