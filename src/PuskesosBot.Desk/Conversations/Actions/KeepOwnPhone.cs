using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Keeps the hash of a number the channel proved. A typed number proves nothing.</summary>
/// <remarks>Empties the slot <c>phone</c> either way: a position holds no full identifier.</remarks>
internal sealed class KeepOwnPhone(IdentifierVault vault) : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("keep_own_phone", [], ("kept", ["phone"]), ("not_proved", ["phone"]));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var isKept = !call.Contact.IsGroup && ProvenPhone.TryKeep(call.Contact, call.OwnPhone, vault);
        return Task.FromResult(ActionResult.Of(isKept ? "kept" : "not_proved", ("phone", "")));
    }
}
