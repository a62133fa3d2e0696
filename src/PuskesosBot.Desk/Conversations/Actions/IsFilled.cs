using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Whether something was said already, so that it need not be asked.</summary>
internal sealed class IsFilled : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("is_filled", ["value"], ("yes", []), ("no", []));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct) =>
        Task.FromResult(ActionResult.Of(call["value"].Length > 0 ? "yes" : "no"));
}
