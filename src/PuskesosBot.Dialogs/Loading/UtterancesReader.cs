namespace PuskesosBot.Dialogs;

/// <summary>Reads what residents say for one intent: a list of families of variants.</summary>
internal static class UtterancesReader
{
    /// <summary>Keys: who wrote it, in which language; ways to write one sentence; sentences that are each a family by
    /// themselves; intents that would do as well.</summary>
    private const string By = "by", Lang = "lang", Variants = "say", Apart = "each", Also = "also";

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
        map.Allow(By, Lang, Variants, Apart, Also);
        var by = Named(NamedLabel.Author, map.Text(By, isNeeded: true));
        var language = Named(NamedLabel.Language, map.Text(Lang, isNeeded: true));
        string[] also = [.. map.Texts(Also, isNeeded: false).Select(name => Named(NamedLabel.Intent, name))];
        var number = draft.NextFamily();
        return
        [
            .. map.Texts(Variants, isNeeded: !map.Has(Apart)).Select(text => Said(text, number)),
            .. map.Texts(Apart, isNeeded: false).Select(text => Said(text, draft.NextFamily())),
        ];

        string Named(string what, YamlText? name)
        {
            if (name is not null) draft.Labels.Add(new NamedLabel(what, name.Value, name.Place));
            return name?.Value ?? "";
        }

        Utterance Said(YamlText text, int of) => new(text.Value, intent, by, language, of, text.Place) { Also = also };
    }
}

/// <summary>An author, a language or another intent as a file of utterances names it.</summary>
internal sealed record NamedLabel(string What, string Name, SourcePlace Place)
{
    internal const string Author = "author", Language = "language", Intent = "intent";
}
