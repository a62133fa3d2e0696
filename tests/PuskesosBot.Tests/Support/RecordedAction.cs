using PuskesosBot.Desk.Conversations;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Support;

/// <summary>The real action; tells what it answered, for asking whether every outcome was ever seen.</summary>
internal sealed class RecordedAction(IDialogAction action, Action<ActionCall, RecordedOutcome> tell) : IDialogAction
{
    public ActionContract Contract => action.Contract;

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var result = await action.RunAsync(call, ct);
        tell(call, new RecordedOutcome(Contract.Name, result));
        return result;
    }
}

internal sealed record RecordedOutcome(string Action, ActionResult Result);
