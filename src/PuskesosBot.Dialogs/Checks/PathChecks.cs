namespace PuskesosBot.Dialogs;

/// <summary>Every state can be reached, and from every state there is a way out.</summary>
internal sealed class PathChecks(SetDraft draft)
{
    internal void Check(IEnumerable<Dialog> dialogs)
    {
        foreach (var dialog in dialogs)
        {
            CheckReach(dialog);
            foreach (var state in dialog.States)
                if (GoesRound(dialog, state)) Report(state, "goes round without waiting for anybody");
                else if (!Reached(dialog, state).Any(IsExit))
                    Report(state, "never reaches an end, the menu or a person");
        }
    }

    private void CheckReach(Dialog dialog)
    {
        if (dialog.Find(dialog.Start.Name) is not { } start) return;
        var reached = Reached(dialog, start).ToHashSet();
        foreach (var state in dialog.States.Where(state => !reached.Contains(state)))
            draft.Issues.Add(state.Place, DialogIssueCode.Unreachable,
                $"no path leads to state '{state.Name}' of dialog '{dialog.Name}'");
    }

    private void Report(DialogState state, string what) =>
        draft.Issues.Add(state.Place, DialogIssueCode.NoWayOut, $"state '{state.Name}' {what}");

    private bool IsExit(DialogState state) =>
        state.Ways.Any(way => way.Target.Kind != TargetKind.State)
        || (state is EnterState enter && draft.Find(enter.Dialog) is { } child && child.Dialog.Ends.Count == 0);

    private bool GoesRound(Dialog dialog, DialogState state) =>
        !Pauses(state) && Following(dialog, state).Any(next => Reached(dialog, next, Pauses).Contains(state));

    /// <summary>
    /// Somebody must answer before it goes on. A dialog that asks at least somewhere counts as a pause.
    /// </summary>
    private bool Pauses(DialogState state) => state.Waits || (state is EnterState enter
        && draft.Find(enter.Dialog) is { } child
        && child.Dialog.States.Any(inner => inner.Waits || inner is EnterState));

    private static IEnumerable<DialogState> Following(Dialog dialog, DialogState state) =>
        from way in state.Ways
        where way.Target.Kind == TargetKind.State
        select dialog.Find(way.Target.Name) into next
        where next is not null
        select next;

    /// <summary>The state and all that follow it, not going on behind a state where <paramref name="stops"/>.</summary>
    private static HashSet<DialogState> Reached(
        Dialog dialog, DialogState from, Func<DialogState, bool>? stops = null)
    {
        // Records compare by content, which would walk every text of a state on each look-up.
        var reached = new HashSet<DialogState>(ReferenceEqualityComparer.Instance);
        var open = new Stack<DialogState>([from]);
        while (open.TryPop(out var state))
        {
            if (stops?.Invoke(state) == true || !reached.Add(state)) continue;
            foreach (var next in Following(dialog, state)) open.Push(next);
        }

        return reached;
    }
}
