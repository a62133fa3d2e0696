namespace PuskesosBot.Dialogs;

/// <summary>Reads one file of <c>texts/</c>.</summary>
internal static class LanguageReader
{
    /// <summary>Null, with issues, when it has no key of its own or nothing to say.</summary>
    internal static DialogLanguage? Read(string fileName, YamlNode root, IssueList issues)
    {
        if (MapReader.OfFile(root, "the language", issues) is not { } map) return null;
        map.Allow("language", "name", "texts", "labels", "terms", "plain");
        var key = map.Id("language", isNeeded: true);
        var name = map.Text("name", isNeeded: true);
        if (key is not null && key.Value != fileName)
            issues.Add(key.Place, DialogIssueCode.WrongShape, $"language '{key.Value}' is in another file", [fileName]);
        var texts = map.Map("texts", isNeeded: true);
        if (key is null || name is null || texts is null) return null;
        return new DialogLanguage
        {
            Key = key.Value,
            Name = name.Value,
            Place = key.Place,
            Texts = ReadTexts(texts),
            Labels = ReadLabels(map.Map("labels", isNeeded: false)),
            Terms = ReadTerms(map.Map("terms", isNeeded: false)),
            Plain = ReadPlain(map.Map("plain", isNeeded: false)),
        };
    }

    private static Dictionary<string, DialogText> ReadTexts(MapReader map)
    {
        var texts = new Dictionary<string, DialogText>();
        foreach (var entry in map.Entries)
        {
            if (map.IdOf(entry.Key, "a name") is not { Value: var id }) continue;
            if (map.TextOf(entry.Value, id) is not { } text) continue;
            var (template, wrong) = TextTemplateReader.Read(text.Value.Trim());
            if (wrong is not null)
                map.Issues.Add(entry.Key.Place, DialogIssueCode.BrokenPlaceholder, $"text '{id}': {wrong}",
                    ["{slot}", "{slot:date}", "{slot:time}", "{slot@term}", "{list|text}", "{?slot}...{/slot}"]);
            texts[id] = new DialogText(id, text.Value.Trim(), entry.Key.Place) { Template = template };
        }

        return texts;
    }

    private static Dictionary<string, DialogLabel> ReadLabels(MapReader? map)
    {
        var labels = new Dictionary<string, DialogLabel>();
        foreach (var entry in map?.Entries ?? [])
        {
            if (map!.IdOf(entry.Key, "a name") is not { Value: var id, Place: var place }) continue;
            if (entry.Value is not YamlMap detailed)
            {
                if (map.TextOf(entry.Value, id) is { } text)
                    labels[id] = new DialogLabel(id, text.Value.Trim(), [], place);
                continue;
            }

            var label = new MapReader(detailed, $"label '{id}'", map.Issues);
            label.Allow("text", "also");
            var also = label.Texts("also", isNeeded: false).Select(word => word.Value);
            if (label.Text("text", isNeeded: true) is { } words)
                labels[id] = new DialogLabel(id, words.Value.Trim(), [.. also], place);
        }

        return labels;
    }

    private static Dictionary<string, string> ReadPlain(MapReader? map)
    {
        var plain = new Dictionary<string, string>();
        foreach (var entry in map?.Entries ?? [])
            if (map!.TextOf(entry.Value, entry.Key.Value) is { } text) plain[entry.Key.Value] = text.Value.Trim();
        return plain;
    }

    private static Dictionary<string, DialogTerm> ReadTerms(MapReader? map)
    {
        var terms = new Dictionary<string, DialogTerm>();
        foreach (var entry in map?.Entries ?? [])
        {
            if (map!.IdOf(entry.Key, "a name") is not { Value: var id, Place: var place }) continue;
            if (map.Map(id, isNeeded: true, $"term '{id}'") is not { } term) continue;
            var words = new Dictionary<string, string>();
            foreach (var value in term.Entries)
                if (term.TextOf(value.Value, value.Key.Value) is { } word) words[value.Key.Value] = word.Value.Trim();
            terms[id] = new DialogTerm(id, words, place);
        }

        return terms;
    }
}
