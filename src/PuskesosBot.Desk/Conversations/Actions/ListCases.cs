using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>The latest cases, and a last row <c>other</c> for a receipt that is not among them.</summary>
/// <remarks>Of a chat with several people those of whom it is about, and those about nobody of them;
/// <c>unchosen</c>: nobody said whom it is about, or it is a group, where everybody reads along.</remarks>
internal sealed class ListCases : IDialogAction
{
    /// <summary>More are found by their receipt.</summary>
    private const int ListedMax = 5;

    public ActionContract Contract { get; } = Contracts.Of(
        "list_cases", [],
        ("found", ["cases", "choices", "acting_for"]), ("none", ["acting_for"]), ("unchosen", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        if (call.Contact.IsGroup || profiles is { AreSeveral: true, Current: null })
            return ActionResult.Of("unchosen");
        var actingFor = ("acting_for", (SlotValue)profiles.Shown(profiles.Current));
        var latest = await About(OwnCases.Of(call), profiles).AsNoTracking()
            .OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id)
            .Take(ListedMax)
            .ToListAsync(ct);
        if (latest.Count == 0) return ActionResult.Of("none", actingFor);
        var rows = latest.Select(c => new Dictionary<string, string>
        {
            ["id"] = c.Receipt,
            ["kind"] = OwnCases.Word(c.Kind),
            ["state"] = OwnCases.Word(c.State),
        }).ToList();
        var other = new Dictionary<string, string> { ["id"] = "", ["kind"] = "other" };
        return ActionResult.Of(
            "found", ("cases", SlotValue.List(rows)), ("choices", SlotValue.List([.. rows, other])), actingFor);
    }

    private static IQueryable<Case> About(IQueryable<Case> own, Profiles profiles)
    {
        if (!profiles.AreSeveral) return own;
        var others = profiles.All.Where(p => p != profiles.Current).Select(p => (Guid?)p.ResidentId).ToList();
        return own.Where(c => c.ResidentId == null || !others.Contains(c.ResidentId));
    }
}
