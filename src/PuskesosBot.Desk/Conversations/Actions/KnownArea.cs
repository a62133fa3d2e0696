using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// Whom the chat is about and in which RW that person lives. A group is asked: its members live anywhere.
/// </summary>
/// <remarks><c>unchosen</c>: the chat has several people, and nobody said whom it is about.</remarks>
internal sealed class KnownArea : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "known_area", [],
        ("known", ["rw", "resident", "acting_for"]), ("unknown", ["resident", "acting_for"]),
        ("unchosen", ["residents", "acting_for"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        var current = profiles.Current;
        if (current is null && profiles.AreSeveral)
            return ActionResult.Of(
                "unchosen", ("residents", ProfileRows.WithAnother(profiles)), ("acting_for", ""));
        var resident = ("resident", (SlotValue)(current?.ResidentId.ToString() ?? ""));
        var actingFor = ("acting_for", (SlotValue)profiles.Shown(current));
        return current?.Rw is { } rw
            ? ActionResult.Of("known", ("rw", rw), resident, actingFor)
            : ActionResult.Of("unknown", resident, actingFor);
    }
}
