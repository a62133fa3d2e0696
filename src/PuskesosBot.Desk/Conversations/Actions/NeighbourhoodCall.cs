using Microsoft.EntityFrameworkCore;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Tells the heads of an RW who have a chat of an emergency in it.</summary>
internal static class NeighbourhoodCall
{
    private const string Text = "emergency_head";

    /// <summary>Heads of one RW and its RTs that are told.</summary>
    private const int HeadsMax = 5;

    /// <returns>False: nobody there is known to this desk by chat.</returns>
    internal static async Task<bool> TellAsync(
        ActionCall call, string receipt, string rw, string what, CancellationToken ct)
    {
        var deskId = call.Contact.DeskId;
        var heads = await call.Desk.NeighbourhoodHeads.AsNoTracking()
            .Where(h => h.DeskId == deskId && h.Rw == rw && h.Rt == null && h.EndedAt == null)
            .Join(call.Desk.Contacts.AsNoTracking(), h => h.ContactId, c => c.Id, (_, c) => c)
            .Where(c => !c.IsGroup)
            .Take(HeadsMax)
            .ToListAsync(ct);
        var values = new Dictionary<string, SlotValue> { ["receipt"] = receipt, ["rw"] = rw, ["what"] = what };
        foreach (var head in heads) await call.Tell(head, Text, values, ct);
        return heads.Count > 0;
    }
}
