using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Reads <c>intents.yaml</c>.</summary>
internal static class IntentsReader
{
    private const double Act = 0.35, Change = 0.75, Guess = 0.12, Temperature = 1;

    private static readonly CarefulBounds Careful = new(Act: 0.55, Notice: 0.3);

    private const int LeastMax = 10_000;

    /// <summary>Null, with issues, when a part that understanding cannot do without is missing.</summary>
    internal static IntentSet? Read(YamlNode root, IssueList issues)
    {
        if (MapReader.OfFile(root, "the file", issues) is not { } map) return null;
        map.Allow("unsure", "also", "sure", "least", "authors", "intents", "slots");
        var unsure = map.Id("unsure", isNeeded: true);
        var also = map.Id("also", isNeeded: true);
        var bounds = ReadBounds(map);
        var authors = map.Ids("authors", isNeeded: true);
        if (map.Map("intents", isNeeded: true, "the intents") is not { } intents) return null;
        var read = ReadIntents(intents);
        if (unsure is null || also is null || read.Count == 0) return null;
        return new IntentSet(read, bounds)
        {
            Unsure = new DialogValue(unsure.Value, false, unsure.Place),
            Also = new DialogValue(also.Value, false, also.Place),
            Authors = [.. authors.Select(author => author.Value)],
            Least = ReadLeast(map),
            Slots = [.. ReadSlots(map)],
            Place = map.Place,
        };
    }

    private static List<Intent> ReadIntents(MapReader intents)
    {
        var read = new List<Intent>();
        foreach (var entry in intents.Entries)
        {
            if (!Names.IsIntent(entry.Key.Value))
                intents.Issues.Add(entry.Key.Place, DialogIssueCode.WrongShape,
                    $"intent '{entry.Key.Value}' is not UPPER_SNAKE_CASE");
            if (entry.Value is not YamlMap node)
            {
                intents.Wrong(entry.Value, entry.Key.Value, "a mapping");
                continue;
            }

            var map = new MapReader(node, $"intent '{entry.Key.Value}'", intents.Issues);
            map.Allow("belongs", "careful", "before_consent", "small");
            read.Add(new Intent(entry.Key.Value, read.Count, entry.Key.Place)
            {
                Belongs = map.Text("belongs", isNeeded: true)?.Value ?? "",
                Careful = ReadCareful(map),
                IsBeforeConsent = map.Flag("before_consent"),
                IsSmall = map.Flag("small"),
            });
        }

        return read;
    }

    private static IntentBounds ReadBounds(MapReader map)
    {
        if (!map.Has("sure") || map.Map("sure", isNeeded: true) is not { } sure)
            return new IntentBounds(Act, Change, Guess, Temperature);
        sure.Allow("act", "change", "guess", "temperature");
        return new IntentBounds(ReadShare(sure, "act", Act), ReadShare(sure, "change", Change),
            ReadShare(sure, "guess", Guess), ReadShare(sure, "temperature", Temperature));
    }

    private static CarefulBounds? ReadCareful(MapReader intent)
    {
        if (!intent.Has("careful")) return null;
        if (intent.Map("careful", isNeeded: true) is not { } careful) return Careful;
        careful.Allow("act", "notice");
        return new CarefulBounds(
            ReadShare(careful, "act", Careful.Act), ReadShare(careful, "notice", Careful.Notice));
    }

    private static double ReadShare(MapReader map, string key, double usual)
    {
        if (map.Text(key, isNeeded: false) is not { } text) return usual;
        if (double.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            && share is >= 0 and <= 1) return share;
        map.Issues.Add(text.Place, DialogIssueCode.WrongShape, $"'{key}' is '{text.Value}', not 0 to 1");
        return usual;
    }

    private static int ReadLeast(MapReader map)
    {
        if (map.Text("least", isNeeded: false) is not { } text) return 0;
        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            && least <= LeastMax) return least;
        map.Issues.Add(text.Place, DialogIssueCode.WrongShape, $"'least' is '{text.Value}', not 0 to {LeastMax}");
        return 0;
    }

    private static IEnumerable<TakenWords> ReadSlots(MapReader map)
    {
        if (!map.Has("slots") || map.Map("slots", isNeeded: true) is not { } slots) yield break;
        foreach (var slot in slots.Entries.Select(entry => entry.Key))
        {
            if (slots.IdOf(slot, "a slot") is null || slots.Map(slot.Value, isNeeded: true) is not { } values) continue;
            foreach (var value in values.Entries.Select(entry => entry.Key))
            {
                var phrases = values.Texts(value.Value, isNeeded: true);
                yield return new TakenWords(
                    slot.Value, value.Value, [.. phrases.Select(phrase => phrase.Value)], value.Place);
            }
        }
    }
}
