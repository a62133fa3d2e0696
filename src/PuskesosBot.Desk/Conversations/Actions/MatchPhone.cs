using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The proven number and the birth year against exactly one resident.</summary>
internal sealed class MatchPhone(Identification identification) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "match_phone", ["birth_year"],
        ("identified", ["resident", "resident_name"]), ("no_match", []), ("unreadable", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("no_match");
        if (BirthYear.TryRead(call["birth_year"], call.Today.Year) is not { } year)
            return ActionResult.Of("unreadable");
        var verdict = await identification.ByPhoneAsync(ProofResults.Asker(call), year, ct);

        // The number is tried before any other proof, so this is no place to say that tries have run out.
        return verdict is ProofVerdict.Identified ? ProofResults.Of(verdict) : ActionResult.Of("no_match");
    }
}
