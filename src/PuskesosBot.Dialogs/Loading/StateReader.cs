namespace PuskesosBot.Dialogs;

/// <summary>Reads one state of a dialog file.</summary>
internal static class StateReader
{
    private static readonly string[] Kinds = ["ask", "choose", "do", "enter", "wait"];

    /// <summary>Null, with issues, when its kind cannot be told or a needed part is missing.</summary>
    internal static DialogState? Read(YamlText name, YamlMap node, IssueList issues)
    {
        var map = new MapReader(node, $"state '{name.Value}'", issues);
        var kinds = Kinds.Where(map.Has).ToList();
        if (kinds.Count > 1)
        {
            issues.Add(name.Place, DialogIssueCode.WrongShape,
                $"state '{name.Value}' is of {kinds.Count} kinds: {string.Join(", ", kinds)}");
            return null;
        }

        return kinds.FirstOrDefault() switch
        {
            "ask" => ReadAsk(name, map),
            "choose" => ChooseReader.Read(name, map),
            "do" => ReadDo(name, map),
            "enter" => ReadEnter(name, map),
            "wait" => ReadWait(name, map),
            _ => ReadSay(name, map),
        };
    }

    private static SayState? ReadSay(YamlText name, MapReader map)
    {
        map.Allow("say", "next", "end", "template");
        if (map.Has("next") == map.Has("end"))
        {
            map.Issues.Add(name.Place, DialogIssueCode.MissingKey,
                $"state '{name.Value}' needs either 'next' or 'end', or one of {string.Join(", ", Kinds)}");
            return null;
        }

        var next = map.Has("end")
            ? map.Id("end", isNeeded: true) is { } end ? new Target(TargetKind.End, end.Value, end.Place) : null
            : ReadTarget(map, "next");
        if (next is null) return null;
        return new SayState(name.Value, name.Place, next) { Says = ReadSays(map, false), Template = ReadTemplate(map) };
    }

    private static AskState? ReadAsk(YamlText name, MapReader map)
    {
        map.Allow("ask", "on", "template");
        var on = ReadOn(map, isNeeded: true);
        if (map.Map("ask", isNeeded: true) is not { } ask) return null;
        ask.Allow("say", "expect", "into", "tries", "optional", "again", "past", "taken", "heard");
        var says = ReadSays(ask, isNeeded: true);
        var expect = ReadExpect(ask);
        var into = ask.Id("into", isNeeded: true);
        var tries = ReadTries(ask);
        var again = ask.Id("again", isNeeded: false);
        if (says.Count == 0 || expect is null || into is null) return null;
        return new AskState(name.Value, name.Place, expect.Value, into.Value)
        {
            Says = says,
            Again = again is null
                ? new TextUse(says[^1].Id + EngineTexts.AgainSuffix, says[^1].Place)
                : new TextUse(again.Value, again.Place),
            Tries = tries,
            IsOptional = ask.Flag("optional"),
            IsTaken = ask.Flag("taken", usual: true),
            IsHeard = ask.Flag("heard"),
            Past = ReadPast(ask, expect.Value)
                ? new TextUse(says[^1].Id + EngineTexts.PastSuffix, says[^1].Place)
                : null,
            Template = ReadTemplate(map),
            On = on,
        };
    }

    private static AnswerKind? ReadExpect(MapReader ask)
    {
        if (ask.Text("expect", isNeeded: true) is not { } text) return null;
        if (AnswerKinds.ByName.TryGetValue(text.Value, out var kind)) return kind;
        ask.Issues.Add(text.Place, DialogIssueCode.WrongShape, $"'{text.Value}' cannot be expected",
            AnswerKinds.ByName.Keys);
        return null;
    }

    private static bool ReadPast(MapReader ask, AnswerKind expect)
    {
        var isPast = ask.Flag("past");
        if (isPast && expect != AnswerKind.Date)
        {
            ask.Issues.Add(ask.Text("past", isNeeded: false)!.Place, DialogIssueCode.WrongShape,
                "'past' belongs to a date, and this is none", ["expect: date"]);
        }

        return isPast;
    }

    private static int ReadTries(MapReader ask)
    {
        if (ask.Text("tries", isNeeded: false) is not { } text) return DialogLimits.TriesDefault;
        if (text.Value.Length == 1 && text.Value[0] is >= '1' and <= '9') return text.Value[0] - '0';
        ask.Issues.Add(text.Place, DialogIssueCode.WrongShape,
            $"'tries' is '{text.Value}', not 1 to {DialogLimits.TriesMax}");
        return DialogLimits.TriesDefault;
    }

    private static DoState? ReadDo(YamlText name, MapReader map)
    {
        map.Allow("do", "on");
        var on = ReadOn(map, isNeeded: true);
        if (map.Map("do", isNeeded: true) is not { } act) return null;
        act.Allow("action", "with");
        var action = act.Id("action", isNeeded: true);
        var with = ReadValues(act, "with");
        return action is null
            ? null
            : new DoState(name.Value, action.Place, action.Value) { With = with, On = on };
    }

    private static EnterState? ReadEnter(YamlText name, MapReader map)
    {
        map.Allow("enter", "with", "on");
        var on = ReadOn(map, isNeeded: true);
        var with = ReadValues(map, "with");
        return map.Id("enter", isNeeded: true) is { } dialog
            ? new EnterState(name.Value, dialog.Place, dialog.Value) { With = with, On = on }
            : null;
    }

    private static WaitState? ReadWait(YamlText name, MapReader map)
    {
        map.Allow("say", "wait", "on");
        var on = ReadOn(map, isNeeded: true);
        var says = ReadSays(map, isNeeded: true);
        if (map.Map("wait", isNeeded: true) is not { } wait) return null;
        wait.Allow("for", "gives");
        var gives = wait.Ids("gives", isNeeded: false);
        if (wait.Id("for", isNeeded: true) is not { } happening || says.Count == 0) return null;
        return new WaitState(name.Value, happening.Place, happening.Value)
        {
            Gives = [.. gives.Select(slot => slot.Value)],
            Says = says,
            On = on,
        };
    }

    internal static IReadOnlyList<TextUse> ReadSays(MapReader map, bool isNeeded) =>
        [.. map.Ids("say", isNeeded, mayBeOne: true).Select(text => new TextUse(text.Value, text.Place))];

    internal static string? ReadTemplate(MapReader map) => map.Id("template", isNeeded: false)?.Value;

    internal static Dictionary<string, Target> ReadOn(MapReader map, bool isNeeded)
    {
        var on = new Dictionary<string, Target>();
        if (map.Map("on", isNeeded) is not { } routes) return on;
        foreach (var entry in routes.Entries)
            if (ReadTarget(routes, entry.Key.Value) is { } target) on[entry.Key.Value] = target;
        return on;
    }

    internal static Target? ReadTarget(MapReader map, string key)
    {
        if (map.Text(key, isNeeded: true) is not { } text) return null;
        return text.Value switch
        {
            "$end" => new Target(TargetKind.End, Target.Done, text.Place),
            "$menu" => new Target(TargetKind.Menu, "", text.Place),
            "$person" => new Target(TargetKind.Person, "", text.Place),
            "$meant" => new Target(TargetKind.Meant, "", text.Place),
            _ => new Target(TargetKind.State, text.Value, text.Place),
        };
    }

    internal static Dictionary<string, DialogValue> ReadValues(MapReader map, string key)
    {
        var values = new Dictionary<string, DialogValue>();
        if (map.Map(key, isNeeded: false) is not { } given) return values;
        foreach (var entry in given.Entries)
            if (given.IdOf(entry.Key, "a name") is not null
                && given.TextOf(entry.Value, entry.Key.Value) is { } text)
                values[entry.Key.Value] = ReadValue(text);
        return values;
    }

    internal static DialogValue ReadValue(YamlText text) => text.Value.StartsWith('$')
        ? new DialogValue(text.Value[1..], true, text.Place)
        : new DialogValue(text.Value, false, text.Place);
}
