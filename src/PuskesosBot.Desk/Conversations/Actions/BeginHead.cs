using PuskesosBot.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Whether this chat is a head's, and how it can prove to be.</summary>
internal sealed class BeginHead(HeadDesk heads, IdentifierVault vault) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "begin_head", [], ("head", ["area"]), ("phone_possible", []), ("code_needed", []), ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        if (await HeadDesk.OfAsync(call.Desk, call.Contact.Id, ct) is { } known) return Head(known);
        ProvenPhone.TryKeep(call.Contact, call.OwnPhone, vault);
        if (await heads.ProveByPhoneAsync(ProofResults.Asker(call), ct) is { } proved) return Head(proved);
        var mayShare = call.Contact.Channel == ChannelNames.Telegram && call.Contact.PhoneHash is null;
        return ActionResult.Of(mayShare ? "phone_possible" : "code_needed");
    }

    internal static ActionResult Head(NeighbourhoodHead head) => ActionResult.Of("head", ("area", Area(head)));

    internal static string Area(NeighbourhoodHead head) =>
        head.Rt is null ? $"RW {head.Rw}" : $"RT {head.Rt} RW {head.Rw}";
}
