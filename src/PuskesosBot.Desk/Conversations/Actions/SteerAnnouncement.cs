using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Stops an announcement for a while or for good, goes on, or tries what failed again.</summary>
internal sealed class SteerAnnouncement : IDialogAction
{
    private const string Why = "Diminta ketua lewat chat.";

    /// <remarks><c>step</c> is <c>pause</c>, <c>resume</c>, <c>cancel</c> or <c>retry</c>.</remarks>
    public ActionContract Contract { get; } =
        Contracts.Of("steer_announcement", ["code", "step"], ("done", []), ("unknown", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await ReadAnnouncement.FindAsync(call, ct) is not ({ } about, { } who)) return ActionResult.Of("unknown");
        var step = new AnnouncementCall(call.Desk, who, about.Id, call.Now);
        // What came too late changed nothing: how it stands now is read next.
        _ = call["step"] switch
        {
            "pause" => await AnnouncementSteering.PauseAsync(step, Why, ct),
            "resume" => await AnnouncementSteering.ResumeAsync(step, ct),
            "cancel" => await AnnouncementSteering.CancelAsync(step, Why, ct),
            "retry" => await AnnouncementSteering.RetryAsync(step, ct),
            _ => throw new DialogContractException("an announcement is steered without a step"),
        };
        return ActionResult.Of("done");
    }
}
