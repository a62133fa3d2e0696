using PuskesosBot.Desk.Announcements;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Turns one kind off, or on again.</summary>
internal sealed class TurnNoticeKind : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("turn_notice_kind", ["kind"], ("off", []), ("on", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var kind = NoticeChoices.Kinds.Single(k => OwnCases.Word(k) == call["kind"]);
        var isOn = await NoticeChoices.TurnAsync(call.Desk, call.Contact.Id, kind, call.Now, ct);
        return ActionResult.Of(isOn ? "on" : "off");
    }
}
