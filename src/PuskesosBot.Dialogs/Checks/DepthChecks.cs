namespace PuskesosBot.Dialogs;

/// <summary>Dialogs inside dialogs end somewhere.</summary>
internal sealed class DepthChecks(SetDraft draft)
{
    private readonly Dictionary<string, int> _depths = [];
    private readonly List<string> _path = [];

    internal void Check()
    {
        foreach (var dialog in draft.Dialogs.OrderBy(dialog => dialog.Dialog.Name, StringComparer.Ordinal))
            if (DepthOf(dialog.Dialog, dialog.Dialog.Place) > DialogLimits.DepthMax)
                draft.Issues.Add(dialog.Dialog.Place, DialogIssueCode.TooDeep,
                    $"dialog '{dialog.Dialog.Name}' enters others {_depths[dialog.Dialog.Name]} deep "
                    + $"(at most {DialogLimits.DepthMax})");
    }

    /// <summary>Dialogs on the longest way down, this one included; each is counted once, so it stays quick.</summary>
    private int DepthOf(Dialog dialog, SourcePlace enteredAt)
    {
        if (_depths.TryGetValue(dialog.Name, out var known)) return known;
        if (_path.IndexOf(dialog.Name) is var from and >= 0)
        {
            draft.Issues.Add(enteredAt, DialogIssueCode.TooDeep, "dialogs enter each other without end: "
                + string.Join(" > ", _path.Skip(from).Append(dialog.Name)));
            return 0;
        }

        _path.Add(dialog.Name);
        var deepest = 0;
        foreach (var enter in dialog.States.OfType<EnterState>())
            if (draft.Find(enter.Dialog) is { } child) deepest = Math.Max(deepest, DepthOf(child.Dialog, enter.Place));
        _path.RemoveAt(_path.Count - 1);
        return _depths[dialog.Name] = deepest + 1;
    }
}
