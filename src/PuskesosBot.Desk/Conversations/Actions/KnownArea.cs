using Microsoft.EntityFrameworkCore;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// The RW of whom the contact is linked to, when there is only one. A group is asked: its members live anywhere.
/// </summary>
internal sealed class KnownArea : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("known_area", [], ("known", ["rw"]), ("unknown", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("unknown");
        var contactId = call.Contact.Id;
        var areas = await call.Desk.ContactLinks.AsNoTracking()
            .Where(l => l.ContactId == contactId)
            .Join(call.Desk.Residents, l => l.ResidentId, r => r.Id, (_, r) => r.Rw)
            .Distinct()
            .Take(2)
            .ToListAsync(ct);
        return areas is [{ } rw] ? ActionResult.Of("known", ("rw", rw)) : ActionResult.Of("unknown");
    }
}
