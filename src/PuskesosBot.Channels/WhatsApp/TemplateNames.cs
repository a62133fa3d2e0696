namespace PuskesosBot.Channels.WhatsApp;

/// <summary>
/// Templates that the desk itself sends, beside those that dialogs name. Each must be listed in
/// <c>config/templates.yaml</c>.
/// </summary>
public static class TemplateNames
{
    /// <summary>A pick-up: desk, rw, programme, day, time, place, papers, code.</summary>
    public const string PickupAnnounced = "pickup_announced";

    /// <summary>Replaces an earlier notice; variables as <see cref="PickupAnnounced"/>.</summary>
    public const string PickupChanged = "pickup_changed";

    /// <summary>desk, programme, day, reason, code.</summary>
    public const string PickupCancelled = "pickup_cancelled";

    /// <summary>The evening before: desk, programme, day, time, place, papers, code.</summary>
    public const string PickupReminder = "pickup_reminder";

    /// <summary>Any other announcement: desk, rw, text, code.</summary>
    public const string Announcement = "announcement";

    /// <summary>Something became of a case: desk, receipt, state.</summary>
    public const string CaseUpdate = "case_update";

    /// <summary>A member of staff has answered and waits: desk, receipt.</summary>
    public const string StaffReply = "staff_reply";

    public static IReadOnlyList<string> All { get; } =
    [
        PickupAnnounced, PickupChanged, PickupCancelled, PickupReminder, Announcement, CaseUpdate, StaffReply,
    ];
}
