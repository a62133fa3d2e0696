using System.Globalization;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>RW, birth date and the last four digits of the KK number against exactly one resident.</summary>
internal sealed class MatchKk(Identification identification) : IDialogAction
{
    public ActionContract Contract { get; } = ProofResults.Contract("match_kk", ["rw", "birth_date", "kk_last4"]);

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("no_match");
        var birthDate = DateOnly.ParseExact(call["birth_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ProofResults.Of(
            await identification.ByKkAsync(ProofResults.Asker(call), call["rw"], birthDate, call["kk_last4"], ct));
    }
}
