using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Ids of the texts in which things are announced, so that a missing one is found before anybody is told.
/// </summary>
public static class AnnouncementTexts
{
    internal const string Pickup = "announcement_pickup", Changed = "announcement_pickup_changed",
        Cancelled = "announcement_pickup_cancelled", Words = "announcement_words";

    /// <summary>Single words for templates and lists.</summary>
    internal const string Day = "announcement_day", Paper = "announcement_paper", Programme = "announcement_programme";

    /// <summary>To the author: how far it is, that it is done, and that it stands still.</summary>
    internal const string Progress = "announcement_progress", Done = "announcement_done",
        Stale = "announcement_stale", Decided = "announcement_decided";

    private static readonly string[] Frame = ["desk_name", "rws", "code", "words"];

    private static readonly string[] Pickups =
    [
        .. Frame, "programme", "title", "date", "date_unknown", "time", "slot", "venue", "map", "sponsor", "papers",
        "reason",
    ];

    private static readonly string[] Counted = ["code", "sent", "total", "failed", "waiting", "left"];

    /// <summary>What the dialog files must have beside what dialogs name.</summary>
    public static HostTexts All { get; } = new(
        [
            new HostText(Pickup, Pickups), new HostText(Changed, Pickups), new HostText(Cancelled, Pickups),
            new HostText(Words, Frame),
            new HostText(Day, ["date"]), new HostText(Paper, ["id"]), new HostText(Programme, ["programme"]),
            new HostText(Progress, Counted), new HostText(Done, Counted), new HostText(Stale, ["code"]),
            new HostText(Decided, ["code", "approved", "refused", "reason"]),
        ],
        []);
}
