using Microsoft.EntityFrameworkCore;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The contact's latest cases, and a last row <c>other</c> for a receipt that is not among them.</summary>
internal sealed class ListCases : IDialogAction
{
    /// <summary>More are found by their receipt.</summary>
    private const int ListedMax = 5;

    public ActionContract Contract { get; } =
        Contracts.Of("list_cases", [], ("found", ["cases", "choices"]), ("none", []), ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        var latest = await OwnCases.Of(call).AsNoTracking()
            .OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id)
            .Take(ListedMax)
            .ToListAsync(ct);
        if (latest.Count == 0) return ActionResult.Of("none");
        var rows = latest.Select(c => new Dictionary<string, string>
        {
            ["id"] = c.Receipt,
            ["kind"] = OwnCases.Word(c.Kind),
            ["state"] = OwnCases.Word(c.State),
        }).ToList();
        var other = new Dictionary<string, string> { ["id"] = "", ["kind"] = "other" };
        return ActionResult.Of("found", ("cases", SlotValue.List(rows)), ("choices", SlotValue.List([.. rows, other])));
    }
}
