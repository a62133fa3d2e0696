namespace PuskesosBot.Desk.Announcements;

/// <summary>What somebody wants to announce; nothing is kept of it until it is confirmed.</summary>
/// <param name="DeskId">Whose residents.</param>
/// <param name="Code">Drawn for the preview, so that it shows what is sent; confirming the same again is the same
/// act.</param>
public sealed record AnnouncementDraft(Guid DeskId, string Code)
{
    /// <summary>Exactly one of this and <see cref="Words"/>: the hand-out's state says what there is to tell.</summary>
    public Guid? DistributionId { get; init; }

    /// <summary>Free text, said in every language as it is.</summary>
    public string? Words { get; init; }

    /// <summary>For free text: only who is enrolled in this one.</summary>
    public string? Programme { get; init; }

    /// <summary>For free text: what it is about, one of <see cref="NoticeChoices.Kinds"/>; null: news.</summary>
    public NoticeKind? Kind { get; init; }

    /// <summary>Two digits each; empty: as far as the author and the hand-out reach.</summary>
    public IReadOnlyList<string> Rws { get; init; } = [];

    /// <summary>For free text: the announcement it puts right.</summary>
    public Guid? ReplacesId { get; init; }

    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Why it must go out in the quiet hours; null: it need not.</summary>
    public string? UrgentReason { get; init; }
}
