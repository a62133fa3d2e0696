using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Masks what was told freely, before the position that holds it is stored.</summary>
internal sealed class KeepWords : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "keep_words", ["what"], ("kept", ["what"]), ("empty", ["what"]));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var kept = Masking.Mask(call["what"]);
        return Task.FromResult(ActionResult.Of(kept.Length > 0 ? "kept" : "empty", ("what", kept)));
    }
}
