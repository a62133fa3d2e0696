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
        if (found is null
            || !EntitlementReplies.TryAnswer(found.Own, call["answer"] == "coming", call.Contact, call.Now))
            return ActionResult.Of("settled");
        // Whoever announced it watches the answers.
        call.Desk.News.Add(Topics.Announcements);
        return ActionResult.Of("noted");
    }
}
