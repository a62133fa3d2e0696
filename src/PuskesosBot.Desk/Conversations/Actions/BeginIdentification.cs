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
    private const string Linked =
        """
        select r."Id", r."Name" from contact_links l join residents r on r."Id" = l."ResidentId"
        where l."ContactId" = @p0 order by l."ProvedAt", l."ResidentId" limit @p1
        """;

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
        var rows = new List<Dictionary<string, string>>();
        await using (var linked = await call.Desk.ReadAsync(Linked, ct, call.Contact.Id, DialogLimits.OptionsMax))
        {
            while (await linked.ReadAsync(ct))
                rows.Add(new Dictionary<string, string>
                {
                    ["id"] = linked.GetGuid(0).ToString(),
                    ["name"] = DisplayName.Of(linked.GetString(1)),
                });
        }

        if (rows.Count == 0) return null;
        if (rows is [var one])
            return ActionResult.Of("known", ("resident", one["id"]), ("resident_name", one["name"]));
        return ActionResult.Of("several", ("residents", SlotValue.List(rows)));
    }
}
