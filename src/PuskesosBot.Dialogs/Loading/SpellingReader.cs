namespace PuskesosBot.Dialogs;

/// <summary>Reads <c>_spelling.yaml</c>.</summary>
internal static class SpellingReader
{
    internal static Spelling Read(YamlNode root, IssueList issues)
    {
        if (MapReader.OfFile(root, "the file", issues) is not { } map) return Spelling.None;
        map.Allow("words", "groups", "small");
        var words = Entries(map, "words");
        var taken = new Dictionary<string, string>();
        foreach (var word in words)
            foreach (var variant in word.Variants)
                if (!taken.TryAdd(variant, word.Name) && taken[variant] != word.Name)
                    issues.Add(word.Place, DialogIssueCode.CollidingWords,
                        $"'{variant}' means both '{taken[variant]}' and '{word.Name}'");
        return new Spelling(words, Entries(map, "groups"),
            map.Texts("small", isNeeded: true).Select(text => text.Value));
    }

    private static List<SpellingEntry> Entries(MapReader map, string key)
    {
        if (map.Map(key, isNeeded: true) is not { } entries) return [];
        return
        [
            .. entries.Entries.Select(entry => new SpellingEntry(
                entry.Key.Value,
                [.. entries.Texts(entry.Key.Value, isNeeded: true).Select(text => text.Value)],
                entry.Key.Place)),
        ];
    }
}
