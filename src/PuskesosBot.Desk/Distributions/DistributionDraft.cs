using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Who does what to a hand-out, and when.</summary>
/// <param name="Desk">In the caller's transaction; every change is saved in it.</param>
public sealed record DistributionCall(DeskDb Desk, StaffScope Who, DateTimeOffset Now)
{
    /// <summary><see cref="Distribution.Version"/> that was looked at; null: whatever it is by now.</summary>
    public long? Version { get; init; }
}

/// <summary>What staff fill in. What is not known is null, and the bot says so.</summary>
public sealed record DistributionDraft
{
    public required string Programme { get; init; }
    public required string Title { get; init; }

    /// <summary>Two digits each.</summary>
    public required IReadOnlyList<string> Rws { get; init; }

    public DateOnly? Date { get; init; }
    public TimeOnly? StartsAt { get; init; }
    public string? Venue { get; init; }
    public string? VenueMap { get; init; }
    public double? VenueLatitude { get; init; }
    public double? VenueLongitude { get; init; }

    /// <summary>Null: those of the programme.</summary>
    public IReadOnlyList<string>? Papers { get; init; }

    public string? Sponsor { get; init; }
    public string? HandedOutBy { get; init; }
    public int SlotMinutes { get; init; }
    public int SlotPersonsMax { get; init; }

    /// <summary>The cancelled hand-out it is held in place of.</summary>
    public Guid? SupersedesId { get; init; }

    /// <inheritdoc cref="Distribution.RowKey"/>
    public string? RowKey { get; init; }

    /// <summary>Null: nothing is wrong with it.</summary>
    internal DistributionRefusal? Judge(DeskProfile profile, ProgrammeCatalog programmes)
    {
        if (programmes.Find(Programme) is null) return DistributionRefusal.ProgrammeUnknown;
        if (string.IsNullOrWhiteSpace(Title)) return DistributionRefusal.TitleMissing;
        if (Rws.Count == 0) return DistributionRefusal.RwMissing;
        if (Rws.Any(rw => !profile.Rws.Contains(rw))) return DistributionRefusal.RwUnknown;
        if (((string?[])[Title, Venue, Sponsor, HandedOutBy]).Any(t => t?.Length > DistributionLimits.TextCharsMax)
            || VenueMap?.Length > DistributionLimits.LinkCharsMax) return DistributionRefusal.TooLong;
        if (Rws.Count > DistributionLimits.RwsMax || Papers?.Count > DistributionLimits.PapersMax
            || SlotMinutes is < 0 or > DistributionLimits.SlotMinutesMax
            || SlotPersonsMax is < 0 or > DistributionLimits.SlotPersonsMax) return DistributionRefusal.TooMany;
        if (!IsPlace()) return DistributionRefusal.PlaceHalf;
        var isLink = VenueMap is null
            || (Uri.TryCreate(VenueMap, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps);
        return isLink ? null : DistributionRefusal.LinkUnsafe;
    }

    // Indonesia lies between Sabang and Merauke, Miangas and Rote.
    private bool IsPlace() =>
        (VenueLatitude, VenueLongitude) is (null, null) or ( >= -11.5 and <= 6.5, >= 94 and <= 142);
}
