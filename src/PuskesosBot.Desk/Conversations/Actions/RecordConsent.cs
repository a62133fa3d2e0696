using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Notes which wording was agreed to, and when.</summary>
internal sealed class RecordConsent : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("record_consent", ["version"], ("recorded", []));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        call.Contact.Consent(call["version"], call.Now);
        return Task.FromResult(ActionResult.Of("recorded"));
    }
}
