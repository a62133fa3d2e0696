namespace PuskesosBot.Dialogs;

/// <summary>Actions that dialogs name exist and get exactly the arguments they read.</summary>
internal sealed class ActionChecks(SetDraft draft)
{
    internal void Check()
    {
        foreach (var (_, state) in draft.States)
            if (state is DoState act) Check(act);
    }

    private void Check(DoState act)
    {
        if (!draft.Actions.TryGetValue(act.Action, out var contract))
        {
            draft.Issues.Add(act.Place, DialogIssueCode.UnknownAction, $"unknown action '{act.Action}'",
                draft.Actions.Keys);
            return;
        }

        foreach (var (name, value) in act.With)
            if (!contract.Arguments.Contains(name))
                draft.Issues.Add(value.Place, DialogIssueCode.UnknownArgument,
                    $"action '{act.Action}' has no argument '{name}'", contract.Arguments);
        foreach (var missing in contract.Arguments.Where(argument => !act.With.ContainsKey(argument)))
            draft.Issues.Add(act.Place, DialogIssueCode.MissingArgument,
                $"action '{act.Action}' needs the argument '{missing}'");
    }
}
