namespace PuskesosBot.Dialogs;

/// <summary>Reads <c>_lexicon.yaml</c>: classes of base words of the words that mean them.</summary>
internal static class LexiconReader
{
    internal static Lexicon Read(YamlNode root, IssueList issues)
    {
        if (MapReader.OfFile(root, "the file", issues) is not { } map) return Lexicon.None;
        var senses = new Dictionary<string, WordSense>(StringComparer.Ordinal);
        foreach (var @class in map.Entries)
            if (map.Map(@class.Key.Value, isNeeded: true) is { } bases)
                foreach (var entry in bases.Entries)
                    foreach (var word in bases.Texts(entry.Key.Value, isNeeded: true))
                        Add(senses, word, new WordSense(entry.Key.Value, @class.Key.Value), issues);
        return new Lexicon(senses);
    }

    private static void Add(
        Dictionary<string, WordSense> senses, YamlText word, WordSense sense, IssueList issues)
    {
        if (Words.Normalise(word.Value) != word.Value || word.Value.Contains(' '))
            issues.Add(word.Place, DialogIssueCode.WrongShape, $"'{word.Value}' is not one word in small letters");
        // As Spelling reads a message: "tetangga" and "tetanga" are one word to it.
        else if (!senses.TryAdd(Words.Unstretched(word.Value), sense))
            issues.Add(word.Place, DialogIssueCode.CollidingWords,
                $"'{word.Value}' is both '{senses[Words.Unstretched(word.Value)].Base}' and '{sense.Base}'");
    }
}
