using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Puts the voice note that just came before a person: into the queue, and to the case a person will read.
/// </summary>
internal sealed class KeepVoice(CaseDesk cases, HandoverQueue handovers) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "keep_voice", [], ("kept", ["receipt"]), ("full", ["receipt"]), ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        var about = await OpenAsync(call, ct);
        var isKept = call.Voice is not { } voice || await cases.TryAttachAsync(
            call.Desk, about, call.Contact, AttachmentKind.Voice, voice, call.Now, ct);
        return ActionResult.Of(isKept ? "kept" : "full", ("receipt", about.Receipt));
    }

    /// <summary>Who waits for a person already goes on waiting with the same case, an emergency too.</summary>
    private async Task<Case> OpenAsync(ActionCall call, CancellationToken ct)
    {
        if (await HandoverQueue.FindOpenAsync(call.Desk, call.Contact.Id, ct) is { } open
            && await CaseRows.HoldAsync(call.Desk, open.CaseId, ct) is { IsOpen: true } about) return about;
        return (await handovers.OpenAsync(call.Desk, call.Contact, HandoverReason.Asked, call.Now, ct)).Case;
    }
}
