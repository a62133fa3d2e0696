namespace PuskesosBot.Desk.Distributions;

/// <summary>One hand-out of aid. Date, hour and place may each be unknown, and the bot says so.</summary>
public sealed class Distribution
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }

    /// <summary>Unique within the desk.</summary>
    public required string Code { get; init; }

    public required string Programme { get; init; }
    public required string Title { get; set; }

    /// <summary>Two-digit RWs it is for.</summary>
    public required List<string> Rws { get; set; }

    public DateOnly? Date { get; set; }
    public TimeOnly? StartsAt { get; set; }
    public string? Venue { get; set; }

    /// <summary>Where the venue is: a link to a map, https only.</summary>
    public string? VenueMap { get; set; }

    /// <summary>Degrees north; the tropics of Indonesia lie between -11 and 6. With
    /// <see cref="VenueLongitude"/> or not at all.</summary>
    public double? VenueLatitude { get; set; }

    /// <summary>Degrees east.</summary>
    public double? VenueLongitude { get; set; }

    /// <summary>What the residents were told last, while it has changed since; null: it has not.</summary>
    public DateOnly? PreviousDate { get; set; }

    /// <inheritdoc cref="PreviousDate"/>
    public TimeOnly? PreviousStartsAt { get; set; }

    /// <inheritdoc cref="PreviousDate"/>
    public string? PreviousVenue { get; set; }

    /// <summary>Ids of documents in <c>config/programmes.yaml</c>.</summary>
    public required List<string> Papers { get; set; }

    /// <summary>Whose aid it is.</summary>
    public string? Sponsor { get; set; }

    /// <summary>Who stands at the table.</summary>
    public string? HandedOutBy { get; set; }

    /// <summary>Length of one slot; 0: everybody comes at <see cref="StartsAt"/>.</summary>
    public int SlotMinutes { get; set; }

    /// <summary>People asked to come in one slot.</summary>
    public int SlotPersonsMax { get; set; }

    public EntitlementSource Source { get; set; }
    public DistributionState State { get; set; }
    public string? ChangeReason { get; set; }

    /// <summary>What differs from what was announced and nobody has been told yet.</summary>
    public DistributionChange Untold { get; internal set; }

    /// <summary>The cancelled hand-out it is held in place of.</summary>
    public Guid? SupersedesId { get; init; }

    /// <summary>Of the row of a sheet it was made from, by which that row is known again; null: made by form.</summary>
    public string? RowKey { get; init; }

    /// <summary>Raised by every change: an announcement remembers which it told; of two who change it at once, one is
    /// told.</summary>
    public long Version { get; internal set; }

    /// <summary><c>staff:{id}</c>, <c>head:{id}</c> or <c>bot</c>.</summary>
    public string CreatedBy { get; init; } = "bot";

    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? AnnouncedAt { get; internal set; }
    public DateTimeOffset? ChangedAt { get; internal set; }
    public DateTimeOffset? CancelledAt { get; internal set; }
    public DateTimeOffset? StartedAt { get; internal set; }
    public DateTimeOffset? DoneAt { get; internal set; }
}

public enum DistributionState { Planned, Announced, Changed, Cancelled, Running, Done }

/// <summary>Where the entitled people come from.</summary>
public enum EntitlementSource { Enrolments, List }

/// <summary>What of a hand-out became other than announced.</summary>
[Flags]
public enum DistributionChange { None = 0, Date = 1, Time = 2, Venue = 4, Papers = 8, Cancelled = 16 }
