using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>How far one of a head's own announcements is, and what can be done with it.</summary>
internal sealed class ReadAnnouncement : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "read_announcement", ["code"],
        ("found",
        [
            "code", "state", "sent", "total", "failed", "waiting", "left", "may_pause", "may_resume", "may_cancel",
            "may_retry", "reason",
        ]),
        ("unknown", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await FindAsync(call, ct) is not ({ } about, _)) return ActionResult.Of("unknown");
        var progress = await AnnouncementProgress.OfAsync(call.Desk, about.Id, ct);
        string If(bool isSo) => isSo ? "yes" : "";
        var isOpen = about.State is AnnouncementState.Scheduled or AnnouncementState.Sending;
        return ActionResult.Of(
            "found", ("code", about.Code), ("state", OwnCases.Word(about.State)),
            ("sent", progress.Sent.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("total", HeadAnnouncing.Some(progress.Total)), ("failed", HeadAnnouncing.Some(progress.Failed)),
            ("waiting", HeadAnnouncing.Some(progress.Waiting)), ("left", HeadAnnouncing.Some(progress.Left)),
            ("may_pause", If(isOpen)), ("may_resume", If(about.State == AnnouncementState.Paused)),
            ("may_cancel", If(isOpen || about.State
                is AnnouncementState.Paused or AnnouncementState.WaitingApproval)),
            ("may_retry", If(progress.Failed > 0 && about.State is AnnouncementState.Done
                or AnnouncementState.Sending)),
            ("reason", about.StateReason ?? about.ApprovalReason ?? ""));
    }

    /// <summary>Somebody else's is as unknown as one that does not exist.</summary>
    internal static async Task<(Announcement? About, AnnouncementAuthor? Who)> FindAsync(
        ActionCall call, CancellationToken ct)
    {
        if (await HeadAnnouncing.AuthorAsync(call, ct) is not { } author) return (null, null);
        var code = call["code"];
        return (await author.Visible(call.Desk).AsNoTracking().SingleOrDefaultAsync(a => a.Code == code, ct), author);
    }
}
