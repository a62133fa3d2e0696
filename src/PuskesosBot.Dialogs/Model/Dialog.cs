namespace PuskesosBot.Dialogs;

/// <summary>One state machine, as one file of <c>dialogs/</c> describes it.</summary>
public sealed class Dialog
{
    private readonly Dictionary<string, DialogState> _byName = [];

    public Dialog(IReadOnlyList<DialogState> states)
    {
        States = states;
        foreach (var state in states) _byName.TryAdd(state.Name, state);
        Ends = [.. states.SelectMany(state => state.Ways)
            .Where(way => way.Target.Kind == TargetKind.End).Select(way => way.Target.Name).Distinct()];
    }

    public required string Name { get; init; }

    public required SourcePlace Place { get; init; }

    public required Target Start { get; init; }

    /// <summary>Intents of residents that this dialog answers; UPPER_SNAKE_CASE.</summary>
    public IReadOnlyList<string> Intents { get; init; } = [];

    /// <summary>Slots handed to the dialog that entered this one.</summary>
    public IReadOnlyList<DialogValue> Returns { get; init; } = [];

    /// <summary>Names that states had before, with the states that took their place.</summary>
    public IReadOnlyDictionary<string, Target> Moved { get; init; } = new Dictionary<string, Target>();

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DialogState> States { get; }

    /// <summary>Every way this dialog can end and be routed by whoever entered it, in the order of the file.</summary>
    public IReadOnlyList<string> Ends { get; }

    public DialogState? Find(string state) => _byName.GetValueOrDefault(state);
}
