using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// Names the filing that begins, so that confirming it again files nothing new, and empties what it is going to ask.
/// </summary>
internal sealed class BeginFiling(IdSource ids) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "begin_filing", [],
        ("begun", ["filing", .. Emptied]),
        ("in_group", []));

    private static IReadOnlyList<string> Emptied =>
    [
        "for_whom", "resident", "acting_for", "relation", "consent", "programme", "rw", "change", "what", "since",
        "photo", "location", "is_report",
    ];

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct) => Task.FromResult(call.Contact.IsGroup
        ? ActionResult.Of("in_group")
        : ActionResult.Of(
            "begun", [("filing", ids.Next().ToString("N")), .. Emptied.Select(slot => (slot, (SlotValue)""))]));
}
