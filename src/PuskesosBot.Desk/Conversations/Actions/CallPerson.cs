using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Puts the contact on the desk's list of people to be answered.</summary>
internal sealed class CallPerson(CaseDesk cases) : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("call_person", [], ("opened", ["receipt"]), ("already_open", ["receipt"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var (question, isNew) = await cases.OpenQuestionAsync(call.Desk, call.Contact, call.Now, ct);
        return ActionResult.Of(isNew ? "opened" : "already_open", ("receipt", question.Receipt));
    }
}
