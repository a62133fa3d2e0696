using System.Diagnostics;
using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Whether this chat is a head's, and how it can prove to be.</summary>
internal sealed class BeginHead(HeadDesk heads, IdentifierVault vault) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "begin_head", [], ("head", ["area"]), ("phone_possible", []), ("code_needed", []), ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        if (await HeadDesk.OfAsync(call.Desk, call.Contact.Id, ct) is { } known) return Head(known);
        ProvenPhone.TryKeep(call.Contact, call.OwnPhone, vault);
        if (await heads.ProveByPhoneAsync(ProofResults.Asker(call), ct) is { } proved) return Head(proved);
        var mayShare = call.Contact.Channel == ChannelNames.Telegram && call.Contact.PhoneHash is null;
        return ActionResult.Of(mayShare ? "phone_possible" : "code_needed");
    }

    internal static ActionResult Head(NeighbourhoodHead head) => ActionResult.Of("head", ("area", Area(head)));

    internal static string Area(NeighbourhoodHead head) =>
        head.Rt is null ? $"RW {head.Rw}" : $"RT {head.Rt} RW {head.Rw}";
}

/// <summary>The code that staff handed to a head.</summary>
internal sealed class MatchHeadCode(HeadDesk heads) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "match_head_code", ["code"], ("head", ["area"]), ("no_match", []), ("wait", ["retry_at"]), ("closed", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var digits = string.Concat(call["code"].Where(char.IsAsciiDigit));
        if (digits.Length != IdentificationLimits.CodeDigits) return ActionResult.Of("no_match");
        var (head, no) = await heads.ProveByCodeAsync(ProofResults.Asker(call), digits, ct);
        if (head is not null) return BeginHead.Head(head);
        return no switch
        {
            ProofVerdict.NoMatch => ActionResult.Of("no_match"),
            ProofVerdict.Wait wait => ActionResult.Of(
                "wait", ("retry_at", wait.Until.ToString("HH:mm", CultureInfo.InvariantCulture))),
            ProofVerdict.Closed => ActionResult.Of("closed"),
            _ => throw new UnreachableException(no?.ToString()),
        };
    }
}

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
