namespace PuskesosBot.Dialogs;

/// <summary>Which slots some path has filled when a state of a dialog is reached.</summary>
internal sealed class SlotFlow
{
    /// <summary>Rows have fields that no contract lists: <c>into_*</c> stands for all of them.</summary>
    private const string AnyField = "_*";

    private readonly SetDraft _draft;
    private readonly Dictionary<string, HashSet<string>> _filled = [];

    private SlotFlow(SetDraft draft) => _draft = draft;

    internal static SlotFlow Of(SetDraft draft, Dialog dialog)
    {
        var flow = new SlotFlow(draft);
        flow._filled[dialog.Start.Name] = flow.GivenTo(dialog);
        var open = new Queue<string>([dialog.Start.Name]);
        while (open.TryDequeue(out var name))
        {
            if (dialog.Find(name) is not { } state) continue;
            foreach (var way in state.Ways.Where(way => way.Target.Kind == TargetKind.State))
                if (flow.Widen(way.Target.Name, flow._filled[name].Concat(flow.FilledBy(state, way))))
                    open.Enqueue(way.Target.Name);
        }

        return flow;
    }

    internal bool IsReached(DialogState state) => _filled.ContainsKey(state.Name);

    /// <summary>What may be used in the state: filled slots and facts.</summary>
    internal IEnumerable<string> UsableIn(DialogState state) => _filled[state.Name].Concat(_draft.Facts);

    internal bool IsUsable(DialogState state, string slot) =>
        IsFilled(_filled[state.Name], slot) || _draft.Facts.Contains(slot);

    /// <summary>Filled when the dialog ends at the earliest anywhere.</summary>
    internal bool IsEverFilled(Dialog dialog, string slot) => dialog.States.Where(IsReached).Any(state =>
        IsFilled(_filled[state.Name], slot)
        || state.Ways.Any(way => IsFilled([.. FilledBy(state, way)], slot)));

    private static bool IsFilled(HashSet<string> filled, string slot) =>
        filled.Contains(slot) || filled.Any(known => known.EndsWith(AnyField, StringComparison.Ordinal)
            && slot.StartsWith(known[..^1], StringComparison.Ordinal));

    private bool Widen(string state, IEnumerable<string> slots)
    {
        var isNew = _filled.TryAdd(state, []);
        var before = _filled[state].Count;
        _filled[state].UnionWith(slots);
        return isNew || _filled[state].Count > before;
    }

    private HashSet<string> GivenTo(Dialog dialog) =>
    [
        .. from other in _draft.States
           where other.State is EnterState enter && enter.Dialog == dialog.Name
           from name in ((EnterState)other.State).With.Keys
           select name,
        .. GivenByWords(dialog),
        .. _draft.Everywhere?.Enter.Where(word => word.Value.Text == dialog.Name)
            .Select(word => Everywhere.SlotOf(word.Key)) ?? [],
    ];

    /// <summary>A message in the resident's own words may begin the dialog, with what it said.</summary>
    private IEnumerable<string> GivenByWords(Dialog dialog)
    {
        if (_draft.Intents is not { } intents) return [];
        if (dialog.Name == intents.Unsure.Text) return [Subjects.Guesses];
        if (dialog.Name == intents.Also.Text) return [Subjects.IntentSlot];
        return dialog.Intents.Count == 0
            ? []
            : [Subjects.Meant, .. TakenSlots.Own, .. intents.Slots.Select(words => words.Slot)];
    }

    private IEnumerable<string> FilledBy(DialogState state, Way way) => state switch
    {
        AskState ask when way.Word is not (Outcomes.Skipped or Outcomes.TriesExhausted) => ByAnswer(ask),
        ChooseState choose when way.Word == Outcomes.Chosen && choose.Rows is { } rows =>
            [rows.Into, rows.Into + AnyField],
        ChooseState choose => choose.Options.Where(option => option.Label.Id == way.Word)
            .SelectMany(option => option.Set.Keys),
        DoState act => _draft.Actions.GetValueOrDefault(act.Action)?.Outcomes.GetValueOrDefault(way.Word) ?? [],
        EnterState enter => _draft.Find(enter.Dialog)?.Dialog.Returns.Select(slot => slot.Text) ?? [],
        WaitState wait => wait.Gives,
        _ => [],
    };

    /// <summary>"rt 2 rw 6" answers both questions at once.</summary>
    private static IEnumerable<string> ByAnswer(AskState ask) => ask.Expect switch
    {
        AnswerKind.Rw => [ask.Into, "rt"],
        AnswerKind.Rt => [ask.Into, "rw"],
        AnswerKind.TextOrPhoto => [ask.Into, "photo"],
        _ => [ask.Into],
    };
}
