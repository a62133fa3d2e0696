using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>What a provider told about a message after taking it. Append only.</summary>
public sealed class DeliveryEvent
{
    public long Id { get; init; }
    public required Guid OutboxId { get; init; }

    /// <summary>The provider's id of that sending: a message sent again has another.</summary>
    public required string ExternalId { get; init; }

    public required DeliveryStage Stage { get; init; }

    /// <summary>The provider's error code; empty when there is none.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// A report about a message that is not known yet; kept for a short time, because it may only be early.
/// </summary>
public sealed class EarlyReport
{
    public long Id { get; init; }
    public required string Channel { get; init; }
    public required string ExternalId { get; init; }
    public required DeliveryStage Stage { get; init; }
    public required FailureKind Failure { get; init; }
    public required string Code { get; init; }
    public required DateTimeOffset At { get; init; }
}
