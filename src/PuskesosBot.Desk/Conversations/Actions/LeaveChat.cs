using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>"Bukan saya": whoever holds this number is not whom we meant.</summary>
internal sealed class LeaveChat(ChatHolder holder) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("leave_chat", [], ("left", []), ("in_group", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup) return ActionResult.Of("in_group");
        await holder.IsAnotherAsync(call.Desk, call.Contact, call.Now, ct);
        return ActionResult.Of("left");
    }
}
