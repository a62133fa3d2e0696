using PuskesosBot.Desk.Distributions;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Comes, or does not.</summary>
/// <remarks><c>answer</c> is <c>coming</c> or <c>not_coming</c>.</remarks>
internal sealed class AnswerPickup : IDialogAction
{
    public ActionContract Contract { get; } =
        Contracts.Of("answer_pickup", ["pickup", "answer"], ("noted", []), ("settled", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var found = await OwnPickups.HoldAsync(call, call["pickup"], ct);
        return found is not null
            && EntitlementReplies.TryAnswer(found.Own, call["answer"] == "coming", call.Contact, call.Now)
                ? ActionResult.Of("noted")
                : ActionResult.Of("settled");
    }
}
