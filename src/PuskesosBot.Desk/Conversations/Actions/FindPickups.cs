using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What is handed out in an RW, and what is not known about it. Open to anybody: it names no person but the
/// one it was looked up for.</summary>
internal sealed class FindPickups(DeskProfile profile) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "find_pickups", ["rw"],
        ("found", ["dated", "cancelled", "undated", "more", "acting_for"]),
        ("date_unknown", ["undated", "acting_for"]), ("none", ["acting_for"]), ("other_area", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var rw = call["rw"];
        if (!profile.Rws.Contains(rw)) return ActionResult.Of("other_area");
        var list = await PickupList.OfAsync(call.Desk, call.Contact.DeskId, rw, call.Today, ct);
        var actingFor = await ActingForAsync(call, rw, ct);
        var undated = PickupList.Rows(list.Undated);
        if (list.Dated.Count + list.Cancelled.Count > 0)
        {
            return ActionResult.Of(
                "found", ("dated", PickupList.Rows(list.Dated)), ("cancelled", PickupList.Rows(list.Cancelled)),
                ("undated", undated), ("more", list.HasMore ? "yes" : ""), actingFor);
        }

        return list.Undated.Count > 0
            ? ActionResult.Of("date_unknown", ("undated", undated), actingFor)
            : ActionResult.Of("none", actingFor);
    }

    /// <summary>Of another RW the list is nobody's of this chat.</summary>
    private static async Task<(string, SlotValue)> ActingForAsync(ActionCall call, string rw, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        return ("acting_for", profiles.Shown(profiles.Current is { } current && current.Rw == rw ? current : null));
    }
}
