using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Finds the shortest way to be sure who asks.</summary>
/// <remarks>
/// The way depends on the contact alone and never on whether a list has the person. The phone is asked about
/// once a day: after a failure the KK number is the better proof.
/// </remarks>
internal sealed class BeginIdentification(IdentifierVault vault) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "begin_identification", ["anew"],
        ("known", ["resident", "resident_name"]), ("several", ["residents"]), ("phone_proved", []),
        ("phone_possible", []), ("unknown", []), ("wait", ["retry_at"]), ("closed", []), ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        var isAnew = call["anew"] == "yes";
        if (!isAnew && await LinkedAsync(call, ct) is { } linked) return linked;

        var today = await Identification.TriesTodayAsync(ProofResults.Asker(call), ct);
        if (today.Pause is not null) return ProofResults.Of(today.Pause);
        if (isAnew || today.Failures > 0) return ActionResult.Of("unknown");
        if (call.Contact.PhoneHash is not null || ProvenPhone.TryKeep(call.Contact, call.OwnPhone, vault))
            return ActionResult.Of("phone_proved");
        return ActionResult.Of(call.Contact.Channel == ChannelNames.Telegram ? "phone_possible" : "unknown");
    }

    private static async Task<ActionResult?> LinkedAsync(ActionCall call, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        var linked = await call.Desk.ContactLinks.AsNoTracking()
            .Where(l => l.ContactId == contactId)
            .OrderBy(l => l.ProvedAt).ThenBy(l => l.ResidentId)
            .Join(call.Desk.Residents, l => l.ResidentId, r => r.Id, (_, r) => new { r.Id, r.Name })
            .Take(DialogLimits.OptionsMax)
            .ToListAsync(ct);
        if (linked.Count == 0) return null;
        if (linked is [var one])
            return ActionResult.Of(
                "known", ("resident", one.Id.ToString()), ("resident_name", DisplayName.Of(one.Name)));
        var rows = linked.Select(r => new Dictionary<string, string>
        {
            ["id"] = r.Id.ToString(),
            ["name"] = DisplayName.Of(r.Name),
        });
        return ActionResult.Of("several", ("residents", SlotValue.List(rows)));
    }
}
