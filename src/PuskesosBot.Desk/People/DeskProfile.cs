using PuskesosBot.Channels;

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

    /// <summary>Corners of each RW in their order around it; without an entry no place is known to be in it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<GeoPoint>> Areas { get; init; } =
        new Dictionary<string, IReadOnlyList<GeoPoint>>();

    public string? EmergencyPhone { get; init; }
    public Holidays Holidays { get; init; } = Holidays.None;

    public DateOnly TodayAt(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    /// <summary>The RW a place is in; null: in none, or in two whose areas overlap.</summary>
    public string? RwAt(GeoPoint place)
    {
        string? only = null;
        foreach (var (rw, corners) in Areas)
        {
            if (!IsInside(place, corners)) continue;
            if (only is not null) return null;
            only = rw;
        }

        return only;
    }

    /// <summary>A line from the place to the east crosses the edges an odd number of times.</summary>
    private static bool IsInside(GeoPoint place, IReadOnlyList<GeoPoint> corners)
    {
        var isInside = false;
        for (var (at, before) = (0, corners.Count - 1); at < corners.Count; before = at++)
        {
            var (one, other) = (corners[at], corners[before]);
            if (one.Latitude > place.Latitude == other.Latitude > place.Latitude) continue;
            var share = (place.Latitude - one.Latitude) / (other.Latitude - one.Latitude);
            if (place.Longitude < one.Longitude + (share * (other.Longitude - one.Longitude))) isInside = !isInside;
        }

        return isInside;
    }

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
