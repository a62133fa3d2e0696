using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Which kinds of message this chat gets.</summary>
internal sealed class ReadNoticeKinds : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("read_notice_kinds", [], ("read", ["kinds", "all_stopped"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        var off = await call.Desk.NoticeOptOuts.Where(o => o.ContactId == contactId).Select(o => o.Kind)
            .ToListAsync(ct);
        var rows = NoticeChoices.Kinds.Select(kind => new Dictionary<string, string>
        {
            ["id"] = OwnCases.Word(kind),
            ["is"] = off.Contains(kind) ? "off" : "on",
        });
        return ActionResult.Of(
            "read", ("kinds", SlotValue.List(rows)),
            ("all_stopped", call.Contact.NoticesStoppedAt is null ? "" : "yes"));
    }
}
