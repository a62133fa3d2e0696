namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// What the audit calls the steps of announcements. Why: the code, and behind ": " the reason, where one was given.
/// </summary>
public static class AnnouncementAudit
{
    /// <summary>All of them begin so.</summary>
    public const string Prefix = "announcement_";

    public const string Made = Prefix + "made";
    public const string Approved = Prefix + "approved";
    public const string Refused = Prefix + "refused";
    public const string Paused = Prefix + "paused";
    public const string Resumed = Prefix + "resumed";
    public const string Cancelled = Prefix + "cancelled";
    public const string Retried = Prefix + "retried";

    /// <summary>The list of whom no message reaches was looked at.</summary>
    public const string ListRead = Prefix + "list_read";
}
