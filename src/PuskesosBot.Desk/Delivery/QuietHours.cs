namespace PuskesosBot.Desk.Delivery;

/// <summary>When nobody is written to who did not just ask; by the clock of the desk.</summary>
public static class QuietHours
{
    public static readonly TimeOnly From = new(20, 0), Until = new(7, 0);

    public static bool Has(TimeOnly local) => local >= From || local < Until;

    /// <summary>The instant itself, or the morning after.</summary>
    public static DateTimeOffset NextAwake(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (!Has(time)) return now;
        var date = DateOnly.FromDateTime(local);
        var morning = (time >= From ? date.AddDays(1) : date).ToDateTime(Until);
        return new DateTimeOffset(morning, zone.GetUtcOffset(morning)).ToUniversalTime();
    }
}
