using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Takes on what a head saw and confirmed. The same confirmed again is the same announcement.</summary>
internal sealed class SendAnnouncement : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "send_announcement", ["distribution", "text", "code"],
        ("sent", ["code"]), ("waits_for_approval", ["code"]), ("waits_for_morning", ["code"]), ("gone", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await HeadAnnouncing.AuthorAsync(call, ct) is not { } author) return ActionResult.Of("gone");
        var desk = HeadAnnouncing.Desk(call);
        var draft = await HeadAnnouncing.DraftAsync(call, author, call["code"], ct);
        return await desk.ConfirmAsync(call.Desk, author, draft, call.Now, ct) switch
        {
            AnnouncementOutcome.Done { Announcement: { } made } => Said(made, desk.IsQuiet(call.Now)),
            _ => ActionResult.Of("gone"),
        };
    }

    private static ActionResult Said(Announcement made, bool isQuiet) => ActionResult.Of(
        made.State == AnnouncementState.WaitingApproval ? "waits_for_approval"
        : isQuiet && made.UrgentReason is null ? "waits_for_morning" : "sent",
        ("code", made.Code));
}
