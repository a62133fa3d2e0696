using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Adds a resident's words, masked, to an open case of the same contact.</summary>
internal sealed class AddToCase(CaseDesk cases) : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("add_to_case", ["receipt", "note"], ("noted", []), ("full", []), ("not_found", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var (receipt, contactId) = (call["receipt"], call.Contact.Id);
        var open = await call.Desk.Cases.AsNoTracking().SingleOrDefaultAsync(
            c => c.Receipt == receipt && c.ContactId == contactId && c.State == CaseState.Received, ct);
        if (open is null) return ActionResult.Of("not_found");
        var isNoted = await cases.TryAddNoteAsync(call.Desk, open, call.Contact, call["note"], call.Now, ct);
        return ActionResult.Of(isNoted ? "noted" : "full");
    }
}
