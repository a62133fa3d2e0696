namespace PuskesosBot.Desk.People;

/// <summary>What <c>config/desks/&lt;code&gt;.yaml</c> says about a desk.</summary>
public sealed record DeskProfile
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Two or three capital letters that begin its receipts.</summary>
    public required string ReceiptPrefix { get; init; }

    /// <summary>IANA zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Two-digit RWs it serves.</summary>
    public required IReadOnlyList<string> Rws { get; init; }

    /// <summary>Days without an entry are closed.</summary>
    public required IReadOnlyDictionary<DayOfWeek, OpeningHours> Hours { get; init; }

    /// <summary>The hours in words, by language.</summary>
    public required IReadOnlyDictionary<string, string> HoursText { get; init; }

    /// <summary>Where it is in words, by language.</summary>
    public required IReadOnlyDictionary<string, string> Address { get; init; }

    public string? EmergencyPhone { get; init; }
    public Holidays Holidays { get; init; } = Holidays.None;

    public DateOnly TodayAt(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>Somebody is at the desk.</summary>
    public bool IsOpenAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        return Hours.TryGetValue(local.DayOfWeek, out var hours)
            && !Holidays.Has(DateOnly.FromDateTime(local.DateTime))
            && hours.Has(TimeOnly.FromDateTime(local.DateTime));
    }
}

/// <summary>From opening to closing; closing is not included.</summary>
public readonly record struct OpeningHours(TimeOnly Opens, TimeOnly Closes)
{
    public bool Has(TimeOnly time) => time >= Opens && time < Closes;
}
