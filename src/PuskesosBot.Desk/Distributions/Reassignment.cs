namespace PuskesosBot.Desk.Distributions;

/// <summary>A share that went from somebody who is gone to somebody who needs it; for rice, never for money.</summary>
public sealed class Reassignment
{
    public required Guid Id { get; init; }
    public required Guid DistributionId { get; init; }

    /// <summary>Unique: a share is given away once.</summary>
    public required Guid FromEntitlementId { get; init; }

    public required Guid ToEntitlementId { get; init; }

    /// <summary>Why the first does not get it: <c>deceased</c>, <c>moved</c>, <c>not_found</c> or
    /// <c>declined</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>For signature, as text in Indonesian.</summary>
    public required string Minutes { get; init; }

    public required Guid StaffId { get; init; }
    public required DateTimeOffset At { get; init; }
}
