using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations;

/// <summary>The actions dialogs may name. The list is written out where the process is put together.</summary>
public sealed class DialogActions(IReadOnlyList<IDialogAction> all)
{
    private readonly Dictionary<string, IDialogAction> _byName = all.ToDictionary(action => action.Contract.Name);

    public IReadOnlyList<ActionContract> Contracts { get; } = [.. all.Select(action => action.Contract)];

    /// <exception cref="DialogContractException">The action is unknown or broke its contract: our fault, not the
    /// resident's.</exception>
    internal async Task<DialogInput> RunAsync(ActionRequest request, ActionCall call, CancellationToken ct)
    {
        if (!_byName.TryGetValue(request.Action, out var action))
            throw new DialogContractException($"no action '{request.Action}'");
        var result = await action.RunAsync(call, ct);
        if (!action.Contract.Outcomes.ContainsKey(result.Outcome))
            throw new DialogContractException($"action '{request.Action}' answered '{result.Outcome}'");
        return new DialogInput.Outcome(result.Outcome, result.Values);
    }
}
