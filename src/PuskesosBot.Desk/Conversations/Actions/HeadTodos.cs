using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What is left to do in the head's own area.</summary>
internal sealed class HeadTodos : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "head_todos", [], ("found", ["area", "todos"]), ("none", ["area"]), ("not_head", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await HeadDesk.OfAsync(call.Desk, call.Contact.Id, ct) is not { } head) return ActionResult.Of("not_head");
        var view = await HeadView.OfAsync(call.Desk, head, call.Today, ct);
        var todos = view.Pickups.SelectMany(Of).ToList();
        return todos.Count == 0
            ? ActionResult.Of("none", ("area", BeginHead.Area(head)))
            : ActionResult.Of("found", ("area", BeginHead.Area(head)), ("todos", SlotValue.List(todos)));
    }

    private static IEnumerable<Dictionary<string, string>> Of(HeadPickup pickup)
    {
        var (about, figures) = (pickup.About, pickup.Figures);
        var isToCome = about.State is not (DistributionState.Running or DistributionState.Done);
        if (isToCome && about.Date is not null && about.Venue is null) yield return Row("venue", 0);
        if (isToCome && figures.Of(EntitlementState.Entitled) is > 0 and var silent)
            yield return Row("unanswered", silent);
        if (figures.Of(EntitlementState.HomeVisit) is > 0 and var visits) yield return Row("visit", visits);
        if (figures.Of(EntitlementState.Pending) is > 0 and var pending) yield return Row("pending", pending);
        if (figures.Absent > 0) yield return Row("absent", figures.Absent);

        Dictionary<string, string> Row(string todo, int count) => new()
        {
            ["title"] = about.Title,
            ["todo"] = todo,
            ["count"] = count == 0 ? "" : HeadCounts.Number(count),
        };
    }
}
