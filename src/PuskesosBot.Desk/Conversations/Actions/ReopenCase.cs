using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Opens a closed case again, with the resident's reason; the receipt stays the same.</summary>
internal sealed class ReopenCase(CaseDesk cases) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "reopen_case", ["receipt", "why", "photo"], ("reopened", []), ("too_late", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await OwnCases.FindAsync(call, call["receipt"], ct) is not { } about) return ActionResult.Of("too_late");
        var outcome = await cases.ReopenAsync(call.Desk, call.Contact, about.Id, call["why"], call.Now, ct);
        if (outcome is not CaseOutcome.Done { Case: var reopened }) return ActionResult.Of("too_late");
        if (call["photo"] is { Length: > 0 } photo)
            await cases.TryAttachAsync(
                call.Desk, reopened, call.Contact, AttachmentKind.Photo, photo, call.Now, ct);
        return ActionResult.Of("reopened");
    }
}
