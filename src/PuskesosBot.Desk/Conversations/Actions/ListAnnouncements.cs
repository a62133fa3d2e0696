using Microsoft.EntityFrameworkCore;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>A head's own announcements, the latest first.</summary>
internal sealed class ListAnnouncements : IDialogAction
{
    private const int ListedMax = 5;

    public ActionContract Contract { get; } = Contracts.Of(
        "list_announcements", [], ("found", ["choices"]), ("none", []), ("not_head", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await HeadAnnouncing.AuthorAsync(call, ct) is not { } author) return ActionResult.Of("not_head");
        var latest = await author.Visible(call.Desk).AsNoTracking().OrderByDescending(a => a.CreatedAt)
            .ThenByDescending(a => a.Id).Take(ListedMax).ToListAsync(ct);
        return latest.Count == 0
            ? ActionResult.Of("none")
            : ActionResult.Of(
                "found",
                ("choices", SlotValue.List(latest.Select(a => new Dictionary<string, string> { ["id"] = a.Code }))));
    }
}
