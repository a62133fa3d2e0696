using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Whether this chat may try to prove one person more. Its own number is somebody's already.</summary>
internal sealed class BeginProof : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("begin_proof", [], ("open", []), ("wait", ["retry_at"]), ("closed", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var today = await Identification.TriesTodayAsync(ProofResults.Asker(call), ct);
        return today.Pause is null ? ActionResult.Of("open") : ProofResults.Of(today.Pause);
    }
}
