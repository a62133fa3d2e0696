using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Opens a closed case again, with the resident's reason; the receipt stays the same.</summary>
internal sealed class ReopenCase(IdSource ids) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "reopen_case", ["receipt", "why", "photo"], ("reopened", []), ("too_late", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var about = await OwnCases.FindAsync(call, call["receipt"], ct);
        if (about is null || !OwnCases.MayReopen(about, call.Now)) return ActionResult.Of("too_late");
        about.Go(CaseState.Reopened);
        var why = Masking.Mask(call["why"]);
        call.Desk.CaseEvents.Add(OwnCases.Happened(call, ids, about, why.Length > 0 ? why : "Warga mengirim foto."));
        if (call["photo"].Length > 0) call.Desk.CaseAttachments.Add(OwnCases.Photo(call, ids, about, call["photo"]));
        return ActionResult.Of("reopened");
    }
}
