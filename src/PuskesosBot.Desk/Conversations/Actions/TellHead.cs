using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The RW of an emergency became known after it was opened.</summary>
internal sealed class TellHead(DeskProfile profile) : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("tell_head", ["receipt", "rw", "what"], ("told", ["head_told"]), ("not_told", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var (receipt, rw) = (call["receipt"], call["rw"]);
        if (!profile.Rws.Contains(rw)) return ActionResult.Of("not_told");
        var about = await OwnCases.Of(call).SingleOrDefaultAsync(c => c.Receipt == receipt, ct);
        if (about is null) return ActionResult.Of("not_told");
        about.Rw = rw;
        var isTold = await NeighbourhoodCall.TellAsync(call, receipt, rw, call["what"], ct);
        return isTold ? ActionResult.Of("told", ("head_told", "yes")) : ActionResult.Of("not_told");
    }
}
