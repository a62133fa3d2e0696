namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// One contact of an announcement's audience; the key of both makes the expansion safe to repeat. What became of the
/// message is told by its outbox row.
/// </summary>
public sealed class AnnouncementAddressee
{
    public required Guid AnnouncementId { get; init; }
    public required Guid ContactId { get; init; }

    /// <summary>The resident this contact acts for here.</summary>
    public required Guid ResidentId { get; init; }

    /// <summary>Null when nothing was written.</summary>
    public Guid? OutboxId { get; init; }

    public required AddresseeVerdict Verdict { get; init; }
}

/// <summary>Whether a message was written to a contact, or why not.</summary>
public enum AddresseeVerdict
{
    Written,

    /// <summary>Written, but waits for the person's next message or a template.</summary>
    Waits,

    OptedOut,

    /// <summary>Blocked the bot, or a channel that is switched off.</summary>
    Unreachable,
}
