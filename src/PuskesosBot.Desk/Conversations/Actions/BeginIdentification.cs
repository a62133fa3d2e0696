using PuskesosBot.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Finds the shortest way to be sure who asks, and about whom.</summary>
/// <remarks>
/// The way depends on the contact alone and never on whether a list has the person. The phone is asked about
/// once a day: after a failure the KK number is the better proof. <c>anew</c> is filled when it is to be about somebody
/// else. <c>for_whom</c> is <c>other</c> when the words named another person: then the chat's own people are offered,
/// and nobody is taken for granted.
/// </remarks>
internal sealed class BeginIdentification(IdentifierVault vault) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "begin_identification", ["anew", "for_whom"],
        ("known", ["resident", "resident_name"]), ("several", ["residents", "acting_for"]), ("phone_proved", []),
        ("phone_possible", []), ("unknown", []), ("wait", ["retry_at"]), ("closed", []), ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        if (await KnownAsync(call, ct) is { } known) return known;

        var today = await Identification.TriesTodayAsync(ProofResults.Asker(call), ct);
        if (today.Pause is not null) return ProofResults.Of(today.Pause);
        if (call["anew"].Length > 0 || today.Failures > 0) return ActionResult.Of("unknown");
        if (call.Contact.PhoneHash is not null || ProvenPhone.TryKeep(call.Contact, call.OwnPhone, vault))
            return ActionResult.Of("phone_proved");
        return ActionResult.Of(call.Contact.Channel == ChannelNames.Telegram ? "phone_possible" : "unknown");
    }

    private static async Task<ActionResult?> KnownAsync(ActionCall call, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        var (isAnew, isOther) = (call["anew"].Length > 0, call["for_whom"] == "other");
        if (profiles.All.Count == 0 || (isAnew && !profiles.AreSeveral)) return null;
        if (profiles.Current is { } current && !isAnew && !isOther)
            return ActionResult.Of(
                "known", ("resident", current.ResidentId.ToString()), ("resident_name", current.Name));
        return ActionResult.Of(
            "several", ("residents", ProfileRows.WithAnother(profiles)),
            ("acting_for", profiles.Shown(profiles.Current)));
    }
}
