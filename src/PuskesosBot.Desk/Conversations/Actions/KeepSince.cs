using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The same for the answer to "since when".</summary>
internal sealed class KeepSince : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("keep_since", ["since"], ("kept", ["since"]));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct) =>
        Task.FromResult(ActionResult.Of("kept", ("since", Masking.Mask(call["since"]))));
}
