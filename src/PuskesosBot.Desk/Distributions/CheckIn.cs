namespace PuskesosBot.Desk.Distributions;

/// <summary>What happened with one person at the table.</summary>
public sealed class CheckIn
{
    /// <summary>Made by the phone at the table: the same again is the same act, however often it is sent.</summary>
    public required Guid Id { get; init; }

    public required Guid DistributionId { get; init; }
    public required Guid EntitlementId { get; init; }
    public required CheckInOutcome Outcome { get; init; }

    /// <summary>By the clock of that phone, which may have been without network since.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public required Guid StaffId { get; init; }
    public string? ProxyName { get; init; }

    /// <summary>Id of a relation in the texts.</summary>
    public string? ProxyRelation { get; init; }

    /// <summary>Why it was refused, or why somebody of another family may take it.</summary>
    public string? Reason { get; init; }

    /// <summary>False: another phone was first, or the hand-out was not open; it is kept to be seen.</summary>
    public required bool IsApplied { get; init; }
}

public enum CheckInOutcome { Taken, TakenByProxy, Delivered, Pending, Refused }
