using System.Linq.Expressions;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>One message to be sent and what became of it.</summary>
public sealed class OutboxMessage
{
    /// <summary>Version 7: the order of creation, and within a conversation the order of sending.</summary>
    public required Guid Id { get; init; }

    public required Guid ContactId { get; init; }
    public required string Channel { get; init; }
    public required OutboxPriority Priority { get; init; }

    /// <summary>As <see cref="OutboxBody"/> writes it; identifiers masked before storing.</summary>
    public required string Body { get; set; }

    public OutboxState State { get; set; } = OutboxState.Queued;

    /// <summary>Not before this instant.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Process that has it in hand; another may take it once <see cref="LeasedUntil"/> has passed.</summary>
    public string? LeasedBy { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }
    public string? ExternalId { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What the provider told last; never goes back. <c>Queued</c>: nothing yet.</summary>
    public DeliveryStage Stage { get; set; }

    /// <summary>Code and reason of the last failure, free of personal data.</summary>
    public string? Error { get; set; }

    /// <summary>It was in hand when a process died, or its answer was lost: it may have arrived before.</summary>
    public bool PossiblyDoubled { get; set; }

    /// <summary>How it was let through, or why it waits: for staff.</summary>
    public Passage Passage { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Staff member whose words these are; null: the bot's.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Case it tells about.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>What is said, to whom.</summary>
    public OutboundMessage ToMessage() => OutboxBody.Read(Body);

    /// <summary>
    /// Failed or waiting, in constants, so that the databases see that IX_outbox_stuck has all of these.
    /// </summary>
    public static Expression<Func<OutboxMessage, bool>> IsStuck { get; } =
        m => m.State == OutboxState.Buried || m.State == OutboxState.Waiting;
}

/// <summary>Lower goes first.</summary>
public enum OutboxPriority { Reply = 0, Notice = 1, Bulk = 2 }

/// <summary>Waiting: for the person's next message, because no template may be sent before.</summary>
public enum OutboxState { Queued, InHand, Sent, Buried, Cancelled, Waiting }

/// <summary>What the gate decided about a message on a channel that allows free text only for a while.</summary>
public enum Passage
{
    /// <summary>The channel has no such rule, or the person wrote lately.</summary>
    FreeText,

    /// <summary>As an approved template.</summary>
    Template,

    /// <summary>Waits for the person's next message: the time for free text is over and there is no template.</summary>
    Waits,

    /// <summary>Written to another chat of the same resident, which has no such rule.</summary>
    OtherChannel,

    /// <summary>The provider said that the time for free text is over; only a template may go now.</summary>
    RefusedAsLate,
}
