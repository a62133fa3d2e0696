namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// Something told to the entitled people of RWs, each privately. Whom it went to are rows of
/// <see cref="AnnouncementAddressee"/>.
/// </summary>
public sealed class Announcement
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }

    /// <summary>Unique: what anybody can check with the bot, <c>PU-KPRTMW-X</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Exactly one of this and <see cref="HeadId"/>.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>RW or RT head who wrote it.</summary>
    public Guid? HeadId { get; init; }

    /// <summary>The chat it was written in, where its progress is told; null: the console.</summary>
    public Guid? AuthorContactId { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>Two-digit RWs; never empty, and of a head only his own.</summary>
    public required List<string> Rws { get; init; }

    /// <summary>Two digits; null: all RTs.</summary>
    public string? Rt { get; init; }

    /// <summary>Whose entitled people get it; null: free text for all who are enrolled there.</summary>
    public Guid? DistributionId { get; init; }

    /// <summary>The version of the hand-out it tells of; older than the hand-out's is not the last word.</summary>
    public long DistributionVersion { get; set; }

    /// <summary>Name in <c>config/templates.yaml</c>, for channels that need one outside their window.</summary>
    public string? Template { get; init; }

    public AnnouncementState State { get; set; } = AnnouncementState.Draft;

    /// <summary>The announcement it replaces: everybody who got that one gets this one.</summary>
    public Guid? SupersedesId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Staff member who approved or refused; null: not needed, or not yet.</summary>
    public Guid? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Why it was approved or refused.</summary>
    public string? ApprovalReason { get; set; }

    /// <summary>Not before this instant; null: as soon as it may.</summary>
    public DateTimeOffset? SendAt { get; set; }

    /// <summary>Why it may go out in the quiet hours; null: it may not.</summary>
    public string? UrgentReason { get; set; }

    /// <summary>Addressees are made in the order of contacts; those up to this one are there.</summary>
    public Guid? ExpandedTo { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? ExpandedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Residents it is for, as the preview counted them.</summary>
    public int ResidentCount { get; set; }

    /// <summary>Residents of those without any chat: for the printable list.</summary>
    public int NoContactCount { get; set; }

    /// <summary>Raised by every change.</summary>
    public long Version { get; set; }
}

public enum AnnouncementState { Draft, WaitingApproval, Scheduled, Sending, Paused, Cancelled, Done, Superseded }

/// <summary>
/// What a message is about, for opting out of. <c>OwnCase</c> cannot be opted out of: it is owed.
/// </summary>
public enum NoticeKind { OwnCase, Pickup, Reminder, News }

/// <summary>The words of an announcement in one language.</summary>
public sealed class AnnouncementText
{
    public required Guid AnnouncementId { get; init; }

    /// <summary>Key of a text file: <c>id</c>, <c>su</c>.</summary>
    public required string Language { get; init; }

    public required string Text { get; set; }
}
