using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Speaks the given language from the next words on.</summary>
internal sealed class SetLanguage : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of("set_language", ["language"], ("changed", []));

    public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        call.Contact.Language = call["language"];
        return Task.FromResult(ActionResult.Of("changed"));
    }
}
