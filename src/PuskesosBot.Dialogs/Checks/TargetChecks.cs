namespace PuskesosBot.Dialogs;

/// <summary>Everything a dialog names as a place to go to exists.</summary>
internal sealed class TargetChecks(SetDraft draft)
{
    internal void Check()
    {
        foreach (var dialog in draft.Dialogs)
        {
            CheckTarget(dialog, dialog.Dialog.Start, "the start");
            foreach (var state in dialog.Dialog.States)
                foreach (var way in state.Ways)
                    CheckTarget(dialog, way.Target, $"'{way.Word}' of state '{state.Name}'");
            foreach (var (from, to) in dialog.Dialog.Moved) CheckMoved(dialog, from, to);
        }

        foreach (var (_, state) in draft.States)
            if (state is EnterState enter) CheckDialog(enter.Dialog, enter.Place);
        CheckIntents();
    }

    private void CheckTarget(DialogDraft dialog, Target target, string what)
    {
        if (target.Kind != TargetKind.State || target.Name.Length == 0) return;
        if (dialog.StateNames.Contains(target.Name)) return;
        draft.Issues.Add(target.Place, DialogIssueCode.UnknownTarget,
            $"{what} leads to the unknown state '{target.Name}'",
            dialog.StateNames.Concat(["$end", "$menu", "$person"]));
    }

    private void CheckMoved(DialogDraft dialog, string from, Target to)
    {
        if (dialog.StateNames.Contains(from))
            draft.Issues.Add(to.Place, DialogIssueCode.UnknownMovedTarget, $"state '{from}' moved but is still there");
        else if (!dialog.StateNames.Contains(to.Name) && !dialog.Dialog.Moved.ContainsKey(to.Name))
            draft.Issues.Add(to.Place, DialogIssueCode.UnknownMovedTarget,
                $"state '{from}' moved to the unknown state '{to.Name}'", dialog.StateNames);
    }

    internal void CheckDialog(string name, SourcePlace place)
    {
        if (draft.HasHoles || draft.Find(name) is not null) return;
        draft.Issues.Add(place, DialogIssueCode.UnknownDialog, $"unknown dialog '{name}'",
            draft.Dialogs.Select(dialog => dialog.Dialog.Name));
    }

    private void CheckIntents()
    {
        var taken = new Dictionary<string, string>();
        foreach (var dialog in draft.Dialogs.Select(d => d.Dialog).OrderBy(d => d.Name, StringComparer.Ordinal))
            foreach (var intent in dialog.Intents)
                if (!taken.TryAdd(intent, dialog.Name))
                    draft.Issues.Add(dialog.Place, DialogIssueCode.Duplicate,
                        $"intent {intent} is answered by '{taken[intent]}' already");
    }
}
