using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>No announcements any more; answers to own questions go on.</summary>
internal sealed class StopNotices : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("stop_notices", [], ("stopped", []), ("already_stopped", []));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.NoticesStoppedAt is not null) return Task.FromResult(ActionResult.Of("already_stopped"));
        call.Contact.NoticesStoppedAt = call.Now;
        return Task.FromResult(ActionResult.Of("stopped"));
    }
}
