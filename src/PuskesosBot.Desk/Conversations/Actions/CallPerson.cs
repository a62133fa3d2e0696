using System.Globalization;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Puts the contact on the desk's list of people to be answered.</summary>
/// <remarks><c>ahead</c> is empty when nobody waits longer, so that a text can leave the sentence out.</remarks>
internal sealed class CallPerson(HandoverQueue handovers) : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "call_person", [], ("opened", ["receipt", "ahead"]), ("already_open", ["receipt", "ahead"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var reason = call.IsAngry ? HandoverReason.Anger
            : call.IsNotUnderstood ? HandoverReason.NotUnderstood : HandoverReason.Asked;
        var opened = await handovers.OpenAsync(call.Desk, call.Contact, reason, call.Now, ct);
        var ahead = opened.Ahead == 0 ? "" : opened.Ahead.ToString(CultureInfo.InvariantCulture);
        return ActionResult.Of(
            opened.IsNew ? "opened" : "already_open", ("receipt", opened.Case.Receipt), ("ahead", ahead));
    }
}
