using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>An outbox row in hand.</summary>
internal sealed record OutboxItem(
    Guid Id, Guid ContactId, OutboxPriority Priority, OutboundMessage Message, DateTimeOffset CreatedAt)
{
    internal int Attempts { get; set; }

    /// <summary>A report told that it arrived while its call was still under way.</summary>
    internal bool HasArrived { get; set; }

    /// <summary>False: the row stays with the database until a sweep fetches it.</summary>
    internal bool IsInHand { get; init; } = true;
}
