using System.Collections.Concurrent;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Support;

/// <summary>The real action, with a note of what it answered: for asking whether every outcome was ever seen.</summary>
internal sealed class RecordedAction(IDialogAction action, ConcurrentDictionary<string, byte> seen) : IDialogAction
{
    public ActionContract Contract => action.Contract;

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var result = await action.RunAsync(call, ct);
        seen[$"{Contract.Name}: {result.Outcome}"] = 0;
        return result;
    }
}
