namespace PuskesosBot.Desk.Conversations;

/// <summary>A conversation that a person is to answer, or answers. A contact has at most one that has not
/// ended.</summary>
public sealed class Handover
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }
    public required Guid ContactId { get; init; }

    /// <summary>The question or emergency it was opened with.</summary>
    public required Guid CaseId { get; init; }

    public required HandoverReason Reason { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who answers; null: it waits in the queue, and the bot goes on answering.</summary>
    public Guid? HeldBy { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>The staff member's last sign of life in it: a message, a note, typing.</summary>
    public DateTimeOffset? StaffSeenAt { get; set; }

    /// <summary>Times it came back to the queue because nobody went on with it.</summary>
    public int Abandoned { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Of two who take it at once, one is told who was faster.</summary>
    public long Version { get; set; }
}

public enum HandoverReason
{
    /// <summary>"0", "petugas" or the like.</summary>
    Asked,

    /// <summary>The bot did not understand three times.</summary>
    NotUnderstood,

    Anger,
    Emergency,

    /// <summary>Staff began it.</summary>
    Staff,
}

/// <summary>For staff only: something to know about a conversation.</summary>
public sealed class ConversationNote
{
    public required Guid Id { get; init; }
    public required Guid ContactId { get; init; }
    public required Guid StaffId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Masked; at most 1,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>What a staff member has typed and not sent, so that no restart loses it.</summary>
public sealed class ReplyDraft
{
    public required Guid StaffId { get; init; }
    public required Guid ContactId { get; init; }
    public required string Text { get; set; }
    public required DateTimeOffset At { get; set; }
}
