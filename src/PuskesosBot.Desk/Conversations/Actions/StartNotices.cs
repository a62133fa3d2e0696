using Microsoft.EntityFrameworkCore;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Announcements again.</summary>
internal sealed class StartNotices : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("start_notices", [], ("started", []), ("already_on", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        var kinds = await call.Desk.NoticeOptOuts.Where(o => o.ContactId == contactId).ExecuteDeleteAsync(ct);
        if (call.Contact.NoticesStoppedAt is null && kinds == 0) return ActionResult.Of("already_on");
        call.Contact.NoticesStoppedAt = null;
        return ActionResult.Of("started");
    }
}
