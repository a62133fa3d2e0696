namespace PuskesosBot.Dialogs;

/// <summary>Decides what a message means, from what the model thinks likely.</summary>
internal sealed class Understanding(IntentSet intents, IntentModel model)
{
    /// <summary>Words that two matters in one message stand between.</summary>
    private static readonly HashSet<string> Joints =
        ["dan", "sama", "terus", "trus", "trs", "sekalian", "lalu", "oh", "oya", "sareng", "jeung", "teras", "tapi",
         "sm", "plus", "juga", "oge"];

    /// <summary>A part is no matter of its own when nearly nothing of it is left in the whole message.</summary>
    private const double BesideMin = 0.03;

    /// <summary>Where only two careful intents are likely, either would be a guess: giving up aid is not giving up
    /// notices.</summary>
    private const double BesideCarefulMin = 0.08;

    private const int PartWordsMin = 3, PartsMax = 6;

    internal static Understanding? Of(DialogSet dialogs) =>
        dialogs is { Intents: { } intents, Model: { } model } ? new Understanding(intents, model) : null;

    internal Hearing Hear(string message)
    {
        var guesses = model.Guess(message);
        var whole = Decide(guesses);
        if (whole.First is null) return whole;
        return FindAlso(message, whole, guesses) ?? whole;
    }

    private Hearing Decide(IReadOnlyList<IntentGuess> guesses)
    {
        var bounds = intents.Bounds;
        if (guesses.Count == 0 || guesses[0].Probability < bounds.Guess) return Hearing.Nothing;
        var (first, second) = (guesses[0], guesses[1]);
        var noticed = first.Intent.IsCareful ? BesideCarefulMin : bounds.Notice;
        var careful = guesses.Skip(1).FirstOrDefault(g => g.Intent.IsCareful && g.Probability >= noticed);
        if (careful.Intent is not null) second = careful;
        return new Hearing(first.Intent, second.Intent, first.Probability)
        {
            IsSure = first.Probability >= (first.Intent.IsCareful ? bounds.Careful : bounds.Act)
                && careful.Intent is null,
        };
    }

    /// <summary>Two matters in one message: each part is surely something else, and none only a courtesy.</summary>
    private Hearing? FindAlso(string message, Hearing whole, IReadOnlyList<IntentGuess> guesses)
    {
        var parts = PartsOf(message);
        if (parts.Count < 2) return null;
        double Whole(Intent intent) => guesses.First(guess => guess.Intent == intent).Probability;
        var said = parts.Select(part => Decide(model.Guess(part)))
            .Where(hearing => hearing is { First.IsSmall: false } && hearing.Probability >= intents.Bounds.Change
                && Whole(hearing.First) >= BesideMin)
            .DistinctBy(hearing => hearing.First)
            .OrderBy(hearing => hearing.First!.Urgency).ToList();
        if (said.Count != 2 || said.TrueForAll(hearing => hearing.First != whole.First)) return null;
        // The urgent one comes first when the whole message is not plainly about the other.
        var isUrgent = said[0].First == whole.First || Whole(said[0].First!) >= intents.Bounds.Notice;
        var (first, also) = isUrgent ? (said[0], said[1]) : (said[1], said[0]);
        return first with { IsSure = true, Also = also.First };
    }

    /// <summary>A part too short to stand alone goes with the one before it, or the one after.</summary>
    private static List<string> PartsOf(string message)
    {
        var parts = new List<string>();
        foreach (var sentence in message.Split(['.', '?', '!', ',', ';', '\n']))
        {
            var part = new List<string>();
            foreach (var word in sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (Joints.Contains(Words.Normalise(word)) && part.Count >= PartWordsMin)
                {
                    parts.Add(string.Join(' ', part));
                    part.Clear();
                }

                part.Add(word);
            }

            if (part.Count >= PartWordsMin) parts.Add(string.Join(' ', part));
            else if (part.Count > 0 && parts.Count > 0) parts[^1] += " " + string.Join(' ', part);
        }

        return parts.Count > PartsMax ? parts[..PartsMax] : parts;
    }
}
