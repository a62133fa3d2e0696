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
    public string? PreviousVenue { get; set; }

    /// <summary>Ids of documents in <c>config/programmes.yaml</c>.</summary>
    public required List<string> Papers { get; set; }

    public string? Sponsor { get; set; }
    public DistributionState State { get; set; }
    public string? ChangeReason { get; set; }
}

public enum DistributionState { Planned, Announced, Changed, Cancelled, Running, Done }
