using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Announcements again.</summary>
internal sealed class StartNotices : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("start_notices", [], ("started", []), ("already_on", []));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.NoticesStoppedAt is null) return Task.FromResult(ActionResult.Of("already_on"));
        call.Contact.NoticesStoppedAt = null;
        return Task.FromResult(ActionResult.Of("started"));
    }
}
