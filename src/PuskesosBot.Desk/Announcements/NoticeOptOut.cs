namespace PuskesosBot.Desk.Announcements;

/// <summary>A kind of message a contact does not want; all kinds at once is the contact's own stop.</summary>
public sealed class NoticeOptOut
{
    public required Guid ContactId { get; init; }
    public required NoticeKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
}
