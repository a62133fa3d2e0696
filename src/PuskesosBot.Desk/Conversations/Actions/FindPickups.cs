using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What is handed out in an RW, and what is not known about it. Open to anybody: it names no person.</summary>
internal sealed class FindPickups(DeskProfile profile) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "find_pickups", ["rw"],
        ("found", ["dated", "cancelled", "undated", "more"]), ("date_unknown", ["undated"]), ("none", []),
        ("other_area", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var rw = call["rw"];
        if (!profile.Rws.Contains(rw)) return ActionResult.Of("other_area");
        var list = await PickupList.OfAsync(call.Desk, call.Contact.DeskId, rw, call.Today, ct);
        var undated = PickupList.Rows(list.Undated);
        if (list.Dated.Count + list.Cancelled.Count > 0)
        {
            return ActionResult.Of(
                "found", ("dated", PickupList.Rows(list.Dated)), ("cancelled", PickupList.Rows(list.Cancelled)),
                ("undated", undated), ("more", list.HasMore ? "yes" : ""));
        }

        return list.Undated.Count > 0 ? ActionResult.Of("date_unknown", ("undated", undated)) : ActionResult.Of("none");
    }
}
