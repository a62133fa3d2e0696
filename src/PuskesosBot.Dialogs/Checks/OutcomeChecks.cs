namespace PuskesosBot.Dialogs;

/// <summary>Every outcome leads somewhere, and no outcome is routed that cannot come.</summary>
internal sealed class OutcomeChecks(SetDraft draft)
{
    internal void Check()
    {
        foreach (var (_, state) in draft.States)
            if (Expected(state) is { } expected) Compare(state, expected.Needed, expected.Optional);
    }

    private (IReadOnlyList<string> Needed, IReadOnlyList<string> Optional)? Expected(DialogState state) => state switch
    {
        AskState ask => (OfAsk(ask), []),
        ChooseState { Rows: null } => ([], [Outcomes.TriesExhausted]),
        ChooseState => ([Outcomes.Chosen], [Outcomes.Empty, Outcomes.TriesExhausted]),
        DoState act =>
            draft.Actions.TryGetValue(act.Action, out var contract) ? ([.. contract.Outcomes.Keys], []) : null,
        EnterState enter => draft.Find(enter.Dialog) is { HasHoles: false } child ? (child.Dialog.Ends, []) : null,
        WaitState wait => ([wait.Event], []),
        _ => null,
    };

    private static List<string> OfAsk(AskState ask)
    {
        List<string> outcomes = ask.Expect == AnswerKind.YesNo ? [Outcomes.Yes, Outcomes.No] : [Outcomes.Answered];
        outcomes.Add(Outcomes.TriesExhausted);
        if (ask.IsOptional) outcomes.Add(Outcomes.Skipped);
        return outcomes;
    }

    private void Compare(DialogState state, IReadOnlyList<string> needed, IReadOnlyList<string> optional)
    {
        var routed = string.Join(", ", state.On.Keys.Order(StringComparer.Ordinal));
        foreach (var outcome in needed.Where(outcome => !state.On.ContainsKey(outcome)))
            draft.Issues.Add(state.Place, DialogIssueCode.UnroutedOutcome,
                $"state '{state.Name}' has no transition for outcome '{outcome}'{Of(state)} (it has: {routed})");
        foreach (var (outcome, target) in state.On)
            if (!needed.Contains(outcome) && !optional.Contains(outcome))
                draft.Issues.Add(target.Place, DialogIssueCode.UnknownOutcome,
                    $"state '{state.Name}' routes outcome '{outcome}'{Of(state)}, which never comes",
                    needed.Concat(optional));
    }

    private static string Of(DialogState state) => state switch
    {
        DoState act => $" of action '{act.Action}'",
        EnterState enter => $" of dialog '{enter.Dialog}'",
        _ => "",
    };
}
