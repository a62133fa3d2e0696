using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Stops an announcement for a while or for good, goes on, or tries what failed again.</summary>
internal sealed class SteerAnnouncement(IdSource ids) : IDialogAction
{
    private const string Why = "Diminta ketua lewat chat.";

    /// <remarks><c>step</c> is <c>pause</c>, <c>resume</c>, <c>cancel</c> or <c>retry</c>.</remarks>
    public ActionContract Contract { get; } =
        Contracts.Of("steer_announcement", ["code", "step"], ("done", []), ("unknown", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await ReadAnnouncement.FindAsync(call, ct) is not ({ } about, { } who)) return ActionResult.Of("unknown");
        var step = new AnnouncementCall(call.Desk, who, about.Id, call.Now);
        var (outcome, did) = call["step"] switch
        {
            "pause" => (await AnnouncementSteering.PauseAsync(step, Why, ct), AnnouncementAudit.Paused),
            "resume" => (await AnnouncementSteering.ResumeAsync(step, ct), AnnouncementAudit.Resumed),
            "cancel" => (await AnnouncementSteering.CancelAsync(step, Why, ct), AnnouncementAudit.Cancelled),
            "retry" => (await AnnouncementSteering.RetryAsync(step, ct), AnnouncementAudit.Retried),
            _ => throw new DialogContractException("an announcement is steered without a step"),
        };
        // What came too late changed nothing: how it stands now is read next.
        if (outcome is AnnouncementOutcome.Done) HeadAnnouncing.Note(call, ids, who, did, about.Code);
        return ActionResult.Of("done");
    }
}
