namespace PuskesosBot.Dialogs;

/// <summary>Reads what residents say for one intent: a list of families of variants.</summary>
internal static class UtterancesReader
{
    /// <param name="intent">As the file is named.</param>
    internal static IEnumerable<Utterance> Read(string intent, YamlNode root, SetDraft draft)
    {
        if (root is YamlList families)
            return families.Items.SelectMany(family => ReadFamily(intent, family, draft));
        draft.Issues.Add(root.Place, DialogIssueCode.WrongShape, $"the file is {root.Kind} instead of a list");
        return [];
    }

    private static List<Utterance> ReadFamily(string intent, YamlNode node, SetDraft draft)
    {
        if (node is not YamlMap family)
        {
            draft.Issues.Add(node.Place, DialogIssueCode.WrongShape,
                $"a family of sentences is {node.Kind} instead of a mapping");
            return [];
        }

        var map = new MapReader(family, "a family of sentences", draft.Issues);
        map.Allow("by", "lang", "say");
        var by = map.Text("by", isNeeded: true);
        var language = map.Text("lang", isNeeded: true);
        var number = draft.NextFamily();
        if (by is not null) draft.Speakers.Add(new NamedSpeaker("author", by.Value, by.Place));
        if (language is not null) draft.Speakers.Add(new NamedSpeaker("language", language.Value, language.Place));
        return
        [
            .. map.Texts("say", isNeeded: true).Select(text => new Utterance(
                text.Value, intent, by?.Value ?? "", language?.Value ?? "", number, text.Place)),
        ];
    }
}

/// <summary>An author or a language as a file of utterances names it.</summary>
internal sealed record NamedSpeaker(string What, string Name, SourcePlace Place);
