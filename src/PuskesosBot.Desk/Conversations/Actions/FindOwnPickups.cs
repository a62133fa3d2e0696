using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Which pick-ups there are to answer for. A group is nobody: everybody reads along.</summary>
internal sealed class FindOwnPickups : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "find_own_pickups", [],
        ("one", ["pickup"]), ("several", ["pickups"]), ("none", []), ("unlinked", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        if (call.Contact.IsGroup || !await call.Desk.ContactLinks.AnyAsync(l => l.ContactId == contactId, ct))
            return ActionResult.Of("unlinked");
        var own = await OwnPickups.ListAsync(call, ct);
        if (own.Count == 0) return ActionResult.Of("none");
        if (own is [var one]) return ActionResult.Of("one", ("pickup", one.Own.Id.ToString()));
        return ActionResult.Of("several", ("pickups", SlotValue.List(own.Select(p => new Dictionary<string, string>
        {
            ["id"] = p.Own.Id.ToString(),
            ["programme"] = p.About.Programme,
            ["who"] = DisplayName.Of(p.Name),
        }))));
    }
}
