using System.Globalization;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Counts of the head's own area.</summary>
internal sealed class HeadCounts : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "head_counts", [], ("read", ["area", "people", "pickups", "cases"]), ("not_head", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await HeadDesk.OfAsync(call.Desk, call.Contact.Id, ct) is not { } head) return ActionResult.Of("not_head");
        var view = await HeadView.OfAsync(call.Desk, head, call.Today, ct);
        var people = view.People.Select(p => new Dictionary<string, string>
        {
            ["programme"] = p.Programme,
            ["count"] = Number(p.People),
        });
        return ActionResult.Of(
            "read", ("area", BeginHead.Area(head)), ("people", SlotValue.List(people)),
            ("pickups", SlotValue.List(view.Pickups.Select(Row))),
            ("cases", view.OpenCases is { } open ? Number(open) : ""));
    }

    private static Dictionary<string, string> Row(HeadPickup pickup)
    {
        var (about, figures) = (pickup.About, pickup.Figures);
        return new Dictionary<string, string>
        {
            ["title"] = about.Title,
            ["date"] = about.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ["listed"] = Number(figures.Listed),
            ["coming"] = Number(figures.Of(EntitlementState.Coming)),
            ["not_coming"] = Number(figures.Of(EntitlementState.NotComing)),
            ["proxy"] = Number(figures.Of(EntitlementState.ProxyNamed)),
            ["visit"] = Number(figures.Of(EntitlementState.HomeVisit)),
            ["unanswered"] = Number(figures.Of(EntitlementState.Entitled)),
            ["taken"] = figures.Came + figures.Proxy + figures.Delivered is > 0 and var taken ? Number(taken) : "",
        };
    }

    internal static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
