using System.Diagnostics;
using System.Globalization;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The code that staff handed to a head.</summary>
internal sealed class MatchHeadCode(HeadDesk heads) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "match_head_code", ["code"], ("head", ["area"]), ("no_match", []), ("wait", ["retry_at"]), ("closed", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var digits = string.Concat(call["code"].Where(char.IsAsciiDigit));
        if (digits.Length != IdentificationLimits.CodeDigits) return ActionResult.Of("no_match");
        var (head, no) = await heads.ProveByCodeAsync(ProofResults.Asker(call), digits, ct);
        if (head is not null) return BeginHead.Head(head);
        return no switch
        {
            ProofVerdict.NoMatch => ActionResult.Of("no_match"),
            ProofVerdict.Wait wait => ActionResult.Of(
                "wait", ("retry_at", wait.Until.ToString("HH:mm", CultureInfo.InvariantCulture))),
            ProofVerdict.Closed => ActionResult.Of("closed"),
            _ => throw new UnreachableException(no?.ToString()),
        };
    }
}
