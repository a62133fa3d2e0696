using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Takes on what a head saw and confirmed. The same confirmed again is the same announcement.</summary>
internal sealed class SendAnnouncement(IdSource ids) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "send_announcement", ["distribution", "text", "code"],
        ("sent", ["code"]), ("waits_for_approval", ["code"]), ("waits_for_morning", ["code"]), ("gone", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await HeadAnnouncing.AuthorAsync(call, ct) is not { } author) return ActionResult.Of("gone");
        var desk = HeadAnnouncing.Desk(call);
        var draft = await HeadAnnouncing.DraftAsync(call, author, call["code"], ct);
        var isKnown = await call.Desk.Announcements.AnyAsync(a => a.Code == draft.Code, ct);
        if (await desk.ConfirmAsync(call.Desk, author, draft, null, call.Now, ct)
            is not AnnouncementOutcome.Done { Announcement: { } made }) return ActionResult.Of("gone");
        if (!isKnown) HeadAnnouncing.Note(call, ids, author, AnnouncementAudit.Made, made.Code);
        return Said(made, desk.IsQuiet(call.Now));
    }

    private static ActionResult Said(Announcement made, bool isQuiet) => ActionResult.Of(
        made.State == AnnouncementState.WaitingApproval ? "waits_for_approval"
        : isQuiet && made.UrgentReason is null ? "waits_for_morning" : "sent",
        ("code", made.Code));
}
