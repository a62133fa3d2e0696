using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>A one-time code from the desk or an RW head.</summary>
internal sealed class MatchCode(Identification identification) : IDialogAction
{
    public ActionContract Contract { get; } = ProofResults.Contract("match_code", ["code"], "unreadable");

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("no_match");
        var digits = string.Concat(call["code"].Where(char.IsAsciiDigit));
        if (digits.Length != IdentificationLimits.CodeDigits) return ActionResult.Of("unreadable");
        return ProofResults.Of(await identification.ByCodeAsync(ProofResults.Asker(call), digits, ct));
    }
}
