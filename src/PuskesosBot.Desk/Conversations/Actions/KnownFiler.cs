using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Who proved to be an RW or RT head need not be asked what he is to the person he writes for.</summary>
internal sealed class KnownFiler : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("known_filer", [], ("head", ["for_whom", "relation"]), ("unknown", ["for_whom"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct) =>
        await HeadDesk.OfAsync(call.Desk, call.Contact.Id, ct) is null
            ? ActionResult.Of("unknown", ("for_whom", "other"))
            : ActionResult.Of("head", ("for_whom", "other"), ("relation", OwnCases.Word(FilerRelation.Head)));
}
