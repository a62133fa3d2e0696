using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>No announcements any more; answers to own questions go on.</summary>
internal sealed class StopNotices : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("stop_notices", [], ("stopped", []), ("already_stopped", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.NoticesStoppedAt is not null) return ActionResult.Of("already_stopped");
        call.Contact.NoticesStoppedAt = call.Now;
        var contactId = call.Contact.Id;
        // What was on its way to this chat stops as well; what is about an own case goes on.
        await call.Desk.Outbox
            .Where(m => m.ContactId == contactId && m.Priority == OutboxPriority.Bulk
                && (m.State == OutboxState.Queued || m.State == OutboxState.Waiting))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Error, "opted_out"),
                ct);
        return ActionResult.Of("stopped");
    }
}
