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

    /// <summary>Free text only for who is enrolled in this one, an id of <c>config/programmes.yaml</c>; null: in
    /// any.</summary>
    public string? Programme { get; init; }

    /// <summary>The version of the hand-out it tells of; older than the hand-out's is not the last word.</summary>
    public long DistributionVersion { get; set; }

    /// <summary>Name in <c>config/templates.yaml</c>, for channels that need one outside their window.</summary>
    public string? Template { get; init; }

    public required AnnouncementState State { get; set; }

    /// <summary>Why it is paused, cancelled or was refused; for staff, in Indonesian.</summary>
    public string? StateReason { get; set; }

    /// <summary>Free text that it puts right; of a hand-out it replaces whatever was said before.</summary>
    public Guid? ReplacesId { get; init; }

    /// <summary>The announcement that replaces it: everybody who got this one gets that one.</summary>
    public Guid? SupersededById { get; set; }

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

    /// <summary>Addressees are made in the order of residents; those up to this one are there.</summary>
    public Guid? ExpandedTo { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? ExpandedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Residents it is for, as the preview counted them.</summary>
    public int ResidentCount { get; set; }

    /// <summary>Residents of those without any chat: for the printable list.</summary>
    public int NoContactCount { get; set; }

    /// <summary>Its unsent rows were put aside by a pause and are to be put back.</summary>
    public bool IsHeld { get; set; }

    /// <summary>How far its author was told it is, in percent.</summary>
    public int ToldPercent { get; set; }

    /// <summary>Raised by every change.</summary>
    public long Version { get; set; }
}

public enum AnnouncementState { WaitingApproval, Scheduled, Sending, Paused, Cancelled, Done, Superseded }

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

    /// <summary>As it will be said; a line that only who has a slot gets holds <see cref="SlotMark"/>.</summary>
    public required string Text { get; set; }

    /// <summary>Values of the template as JSON; null: it has none, or something in it is not known.</summary>
    public string? TemplateValues { get; set; }

    /// <summary>Stands where everybody's own hour goes.</summary>
    public const char SlotMark = '\u0001';

    /// <summary>As it is for who has no hour of his own.</summary>
    public string WithoutSlot() => AnnouncementBody.WithoutSlot(Text);
}
