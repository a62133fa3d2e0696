namespace PuskesosBot.Dialogs;

/// <summary>Reads a state that offers options.</summary>
internal static class ChooseReader
{
    internal static ChooseState? Read(YamlText name, MapReader map)
    {
        map.Allow("say", "choose", "on", "template", "closing");
        var on = StateReader.ReadOn(map, isNeeded: false);
        var says = StateReader.ReadSays(map, isNeeded: true);
        var node = map.Node("choose", isNeeded: true)!;
        var isClosing = map.Flag("closing");
        if (!isClosing || node is YamlMap)
            on.TryAdd(Outcomes.TriesExhausted, new Target(TargetKind.Person, "", node.Place));
        if (node is YamlText)
        {
            map.Wrong(node, "choose", "a list of options or a mapping");
            return null;
        }

        var rows = node is YamlMap listed
            ? ReadRows(new MapReader(listed, $"state '{name.Value}'", map.Issues))
            : null;
        var options = node is YamlList list ? ReadOptions(name, list, map.Issues) : [];
        if (says.Count == 0 || (node is YamlMap && rows is null)) return null;
        return new ChooseState(name.Value, name.Place)
        {
            Says = says,
            Options = options,
            Rows = rows,
            IsClosing = isClosing,
            Template = StateReader.ReadTemplate(map),
            On = on,
        };
    }

    private static ChooseRows? ReadRows(MapReader map)
    {
        map.Allow("from", "label", "into");
        var from = ReadSlot(map, "from", isNeeded: true);
        var label = map.Id("label", isNeeded: true);
        var into = map.Id("into", isNeeded: true);
        return from is null || label is null || into is null
            ? null
            : new ChooseRows(from, new TextUse(label.Value, label.Place), into.Value);
    }

    private static List<ChooseOption> ReadOptions(YamlText name, YamlList list, IssueList issues)
    {
        var options = new List<ChooseOption>();
        foreach (var item in list.Items)
        {
            if (item is not YamlMap itemMap)
            {
                issues.Add(item.Place, DialogIssueCode.WrongShape,
                    $"an option of state '{name.Value}' is {item.Kind} instead of a mapping");
                continue;
            }

            var map = new MapReader(itemMap, $"an option of state '{name.Value}'", issues);
            map.Allow("label", "next", "set", "when");
            var label = map.Id("label", isNeeded: true);
            var next = StateReader.ReadTarget(map, "next");
            var when = ReadSlot(map, "when", isNeeded: false);
            var set = StateReader.ReadValues(map, "set");
            if (label is not null && next is not null)
                options.Add(new ChooseOption(new TextUse(label.Value, label.Place), next, when) { Set = set });
        }

        return options;
    }

    private static DialogValue? ReadSlot(MapReader map, string key, bool isNeeded)
    {
        if (map.Text(key, isNeeded) is not { } text) return null;
        var value = StateReader.ReadValue(text);
        if (value.IsSlot) return value;
        map.Issues.Add(text.Place, DialogIssueCode.WrongShape, $"'{key}' is '{text.Value}', not a $slot");
        return null;
    }
}
