using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The resident's answer when the desk asked whether a case may be closed.</summary>
internal sealed class SettleCase(CaseDesk cases) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "settle_case", ["receipt", "is_settled"], ("closed", []), ("goes_on", []), ("not_asked", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await OwnCases.FindAsync(call, call["receipt"], ct) is not { } about) return ActionResult.Of("not_asked");
        var isSettled = call["is_settled"] == "yes";
        var outcome = await cases.AnswerClosingAsync(
            call.Desk, call.Contact, about.Id, isSettled, "", call.Now, ct);
        if (outcome is not CaseOutcome.Done) return ActionResult.Of("not_asked");
        return ActionResult.Of(isSettled ? "closed" : "goes_on");
    }
}
