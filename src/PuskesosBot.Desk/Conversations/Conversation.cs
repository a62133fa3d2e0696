namespace PuskesosBot.Desk.Conversations;

/// <summary>Where a contact stands in the dialogs. Written by the turn only.</summary>
public sealed class Conversation
{
    /// <summary>The contact's id: a contact has one conversation.</summary>
    public required Guid ContactId { get; init; }

    /// <summary><see cref="Dialogs.DialogPosition"/> as JSON.</summary>
    public required string Position { get; set; }

    /// <summary>Raised by every turn; a turn that finds another number than it read was overtaken.</summary>
    public required long Version { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>
    /// Staff member who answers; the bot is silent meanwhile but for the words understood everywhere.
    /// </summary>
    public Guid? HeldBy { get; set; }
}

/// <summary>A delivery that was taken: the dedupe key, and what was said, masked, while it may be kept.</summary>
public sealed class InboundRecord
{
    public required string Channel { get; init; }
    public required string ExternalId { get; init; }
    public required Guid ContactId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Masked; emptied by retention.</summary>
    public required string Text { get; set; }

    /// <summary>Kind and reference of what came with it, as <c>photo:reference</c>; emptied by retention.</summary>
    public string? Media { get; set; }
}

/// <summary>A message whose turn threw. Staff see it, retry it or dismiss it.</summary>
public sealed class ParkedMessage
{
    public required Guid Id { get; init; }
    public required Guid ContactId { get; init; }
    public required string Channel { get; init; }
    public required string ExternalId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Masked text of the message.</summary>
    public required string Text { get; init; }

    /// <summary>Type and place of the fault; never its message, which may quote what was said.</summary>
    public required string Error { get; init; }

    public required Guid CaseId { get; init; }
    public DateTimeOffset? SettledAt { get; set; }
}
