namespace PuskesosBot.Dialogs;

/// <summary>One dialog as far as it could be read.</summary>
/// <param name="HasHoles">Some part could not be read; what follows from the whole is not judged.</param>
/// <param name="StateNames">All states, the unreadable ones too.</param>
internal sealed record DialogDraft(Dialog Dialog, bool HasHoles, IReadOnlyCollection<string> StateNames);

internal static class DialogReader
{
    /// <summary>Null when it has no name or no states.</summary>
    internal static DialogDraft? Read(string fileName, YamlNode root, IssueList issues)
    {
        var before = issues.Count;
        if (MapReader.OfFile(root, "the dialog", issues) is not { } map) return null;
        map.Allow("dialog", "intents", "start", "returns", "moved", "states");
        var name = map.Id("dialog", isNeeded: true);
        if (name is not null && name.Value != fileName)
            issues.Add(name.Place, DialogIssueCode.WrongShape, $"dialog '{name.Value}' is in another file", [fileName]);
        var start = map.Id("start", isNeeded: true);
        var states = map.Map("states", isNeeded: true, "the states");
        if (name is null || states is null) return null;

        var read = ReadStates(states);
        var dialog = new Dialog(read)
        {
            Name = name.Value,
            Place = name.Place,
            Intents = ReadIntents(map),
            Start = new Target(TargetKind.State, start?.Value ?? "", start?.Place ?? name.Place),
            Returns = [.. map.Ids("returns", isNeeded: false).Select(id => new DialogValue(id.Value, true, id.Place))],
            Moved = ReadMoved(map),
        };
        return new DialogDraft(dialog, issues.Count > before, [.. states.Entries.Select(entry => entry.Key.Value)]);
    }

    private static List<DialogState> ReadStates(MapReader states)
    {
        var read = new List<DialogState>();
        foreach (var entry in states.Entries.Take(DialogLimits.StatesPerDialogMax))
        {
            if (states.IdOf(entry.Key, "a name") is not { } name) continue;
            if (entry.Value is not YamlMap map) states.Wrong(entry.Value, name.Value, "a mapping");
            else if (StateReader.Read(name, map, states.Issues) is { } state) read.Add(state);
        }

        if (states.Entries.Skip(DialogLimits.StatesPerDialogMax).FirstOrDefault() is { } extra)
            states.Issues.Add(extra.Key.Place, DialogIssueCode.WrongShape,
                $"more than {DialogLimits.StatesPerDialogMax} states in a dialog");
        if (!states.Entries.Any())
            states.Issues.Add(states.Place, DialogIssueCode.WrongShape, "a dialog without states");
        return read;
    }

    private static IReadOnlyList<string> ReadIntents(MapReader map)
    {
        var intents = map.Texts("intents", isNeeded: false);
        foreach (var intent in intents.Where(intent => !Names.IsIntent(intent.Value)))
            map.Issues.Add(
                intent.Place, DialogIssueCode.WrongShape, $"intent '{intent.Value}' is not UPPER_SNAKE_CASE");
        return [.. intents.Select(intent => intent.Value)];
    }

    private static Dictionary<string, Target> ReadMoved(MapReader map)
    {
        var moved = new Dictionary<string, Target>();
        foreach (var entry in map.Map("moved", isNeeded: false)?.Entries ?? [])
            if (map.TextOf(entry.Value, entry.Key.Value) is { } to)
                moved[entry.Key.Value] = new Target(TargetKind.State, to.Value, to.Place);
        return moved;
    }
}
