using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Which pick-ups there are to answer for. A group is nobody: everybody reads along.</summary>
/// <remarks>
/// With a <c>wish</c> those of all people of the chat, because it answers a message that may have been about any of
/// them; else those of whom it is about now. <c>unlinked</c>: it is about nobody yet.
/// </remarks>
internal sealed class FindOwnPickups : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "find_own_pickups", ["wish"],
        ("one", ["pickup"]), ("several", ["pickups", "acting_for"]), ("none", ["acting_for"]), ("unlinked", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        var isAny = call["wish"].Length > 0 && profiles.All.Count > 0;
        if (!isAny && profiles.Current is null) return ActionResult.Of("unlinked");
        var only = isAny ? null : profiles.Current;
        var actingFor = ("acting_for", (SlotValue)profiles.Shown(only));
        var own = await OwnPickups.ListAsync(call, only, ct);
        if (own.Count == 0) return ActionResult.Of("none", actingFor);
        if (own is [var one]) return ActionResult.Of("one", ("pickup", one.Own.Id.ToString()));
        var areOfSeveral = own.Select(p => p.Own.ResidentId).Distinct().Count() > 1;
        var rows = own.Select(p => new Dictionary<string, string>
        {
            ["id"] = p.Own.Id.ToString(),
            ["programme"] = p.About.Programme,
            ["who"] = areOfSeveral ? DisplayName.Of(p.Name) : "",
        });
        return ActionResult.Of("several", ("pickups", SlotValue.List(rows)), actingFor);
    }
}
