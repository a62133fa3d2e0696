namespace PuskesosBot.Dialogs;

/// <summary>Reads <c>_everywhere.yaml</c>.</summary>
internal static class EverywhereReader
{
    private static readonly string[] Needed =
        [.. Everywhere.OwnWords.Where(word => word != Everywhere.Skip), .. Everywhere.EnteringWords];

    /// <summary>Null, with issues, when a part that the engine cannot do without is missing.</summary>
    internal static Everywhere? Read(YamlNode root, IssueList issues)
    {
        if (MapReader.OfFile(root, "the file", issues) is not { } map) return null;
        map.Allow("home", "first", "person", "words", "enter", Everywhere.Anger);
        var home = ReadDialog(map, "home");
        var first = ReadDialog(map, "first");
        var person = ReadDialog(map, "person");
        var phrases = ReadPhrases(map);
        var enter = ReadEnter(map);
        if (home is null || first is null || person is null || enter is null) return null;
        return new Everywhere(phrases)
        {
            Home = home,
            First = first,
            PersonDialog = person,
            Enter = enter,
            AngryPhrases = ReadAnger(map),
        };
    }

    private static DialogValue? ReadDialog(MapReader map, string key) =>
        map.Id(key, isNeeded: true) is { } name ? new DialogValue(name.Value, false, name.Place) : null;

    private static Dictionary<string, DialogValue>? ReadEnter(MapReader map)
    {
        if (map.Map("enter", isNeeded: true) is not { } enter) return null;
        enter.Allow([.. Everywhere.EnteringWords, .. Everywhere.MayEnterWords, Everywhere.Voice]);
        var dialogs = new Dictionary<string, DialogValue>();
        foreach (var word in Everywhere.EnteringWords)
            if (ReadDialog(enter, word) is { } dialog) dialogs[word] = dialog;
        if (dialogs.Count < Everywhere.EnteringWords.Count) return null;
        foreach (var word in Everywhere.MayEnterWords.Append(Everywhere.Voice).Where(enter.Has))
            if (ReadDialog(enter, word) is { } dialog) dialogs[word] = dialog;
        return dialogs;
    }

    private static List<EverywherePhrase> ReadPhrases(MapReader map)
    {
        var phrases = new List<EverywherePhrase>();
        if (map.Map("words", isNeeded: true) is not { } words) return phrases;
        words.Allow([.. Needed, Everywhere.Skip, .. Everywhere.MayEnterWords]);
        foreach (var word in Needed) words.Node(word, isNeeded: true);
        foreach (var word in words.Entries.Select(entry => entry.Key.Value))
        {
            if (words.Map(word, isNeeded: true) is { } languages) phrases.AddRange(ReadPhrases(word, languages));
        }

        return phrases;
    }

    private static List<EverywherePhrase> ReadAnger(MapReader map) =>
        map.Has(Everywhere.Anger) && map.Map(Everywhere.Anger, isNeeded: true) is { } languages
            ? [.. ReadPhrases(Everywhere.Anger, languages)]
            : [];

    private static IEnumerable<EverywherePhrase> ReadPhrases(string word, MapReader languages) =>
        languages.Entries.Select(entry => entry.Key.Value).SelectMany(language =>
            languages.Texts(language, isNeeded: true)
                .Select(text => new EverywherePhrase(word, language, text.Value, text.Place)));
}
