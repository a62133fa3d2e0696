using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The resident's answer when the desk asked whether a case may be closed.</summary>
internal sealed class SettleCase(IdSource ids) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "settle_case", ["receipt", "is_settled"], ("closed", []), ("goes_on", []), ("not_asked", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var about = await OwnCases.FindAsync(call, call["receipt"], ct);
        if (about is not { IsOpen: true, ClosingAskedAt: not null }) return ActionResult.Of("not_asked");
        about.ClosingAskedAt = null;
        if (call["is_settled"] == "yes")
        {
            about.Close(call.Now);
            call.Desk.CaseEvents.Add(OwnCases.Happened(call, ids, about, "Warga: sudah beres."));
            return ActionResult.Of("closed");
        }

        about.Go(about.State);
        call.Desk.CaseEvents.Add(OwnCases.Happened(call, ids, about, "Warga: belum beres."));
        return ActionResult.Of("goes_on");
    }
}
