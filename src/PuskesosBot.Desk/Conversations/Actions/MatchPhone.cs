using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The proven number and the birth year against exactly one resident.</summary>
internal sealed class MatchPhone(Identification identification) : IDialogAction
{
    public ActionContract Contract { get; } = ProofResults.Contract("match_phone", ["birth_year"], "unreadable");

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of(ProofResults.InGroup);
        if (BirthYear.TryRead(call["birth_year"], call.Today.Year) is not { } year)
            return ActionResult.Of("unreadable");
        return ProofResults.Of(await identification.ByPhoneAsync(ProofResults.Asker(call), year, ct));
    }
}
