namespace PuskesosBot.Dialogs;

/// <summary>Decides what a message means, from what the model thinks likely.</summary>
internal sealed class Meaning(IntentSet intents, IntentModel model)
{
    /// <summary>Words that two matters in one message stand between.</summary>
    private static readonly HashSet<string> Joints =
        ["dan", "sama", "terus", "trus", "trs", "sekalian", "lalu", "oh", "oya", "sareng", "jeung", "teras", "tapi",
         "sm", "plus", "juga", "oge"];

    /// <summary>A part is no matter of its own when nearly nothing of it is left in the whole message.</summary>
    private const double BesideMin = 0.15;

    private const double BesideCarefulMin = 0.15, CertainMin = 0.98;

    /// <summary>What may as well be said in jest raises no alarm before it was asked about.</summary>
    private const double JokeMin = 0.25;

    private const double HiddenMin = 0.45;

    /// <summary>Who writes this much tells of a death, or of messages, in passing.</summary>
    private const int StoryWordsMin = 28;

    private const int PartWordsMin = 3, PartsMax = 6;

    internal static Meaning? Of(DialogSet dialogs) =>
        dialogs is { Intents: { } intents, Model: { } model } ? new Meaning(intents, model) : null;

    internal Hearing Hear(string message)
    {
        var guesses = model.Guess(message);
        var whole = Decide(guesses, isStory: Words.Split(message).Count >= StoryWordsMin);
        if (whole.First is null) return whole;
        return FindAlso(message, whole, guesses) ?? whole;
    }

    private Hearing Decide(IReadOnlyList<IntentGuess> guesses, bool isStory)
    {
        var bounds = intents.Bounds;
        if (guesses.Count < 2 || guesses[0].Probability < bounds.Guess) return Hearing.Nothing;
        var (first, second) = (guesses[0], guesses[1]);
        var careful = guesses.Skip(1).FirstOrDefault(guess => IsNoticed(guess, first));
        var isJoke = first.Intent.IsCareful && second.Intent.IsSmall && second.Probability >= JokeMin;
        // A courtesy, or what is not for us, hides no matter that is likely enough to be answered.
        var isHiding = first.Intent.IsSmall && !second.Intent.IsSmall && second.Probability >= HiddenMin;
        var isSure = careful.Intent is null && !isJoke && !isHiding
            && (first.Probability >= SureMin(first.Intent, isStory)
                || (first.Intent.IsSmall && second.Intent.IsSmall));
        if (isSure) return new Hearing(first.Intent, second.Intent, first.Probability) { IsSure = true };
        // "Or were you only greeting?" is no question: whoever was chooses neither.
        var asked = guesses.Where(guess => !guess.Intent.IsSmall).OrderByDescending(guess => guess == careful)
            .Take(2).OrderByDescending(guess => guess.Probability).ToList();
        return asked.Count < 2 || asked[0].Probability < bounds.Guess
            ? Hearing.Nothing
            : new Hearing(asked[0].Intent, asked[1].Intent, asked[0].Probability);
    }

    private double SureMin(Intent intent, bool isStory) =>
        intent.Careful is not { } careful ? intents.Bounds.Act
        : isStory && intent.Urgency > 0 ? CertainMin
        : careful.Act;

    /// <summary>Where only two careful intents are likely, either would be a guess: giving up aid is not giving up
    /// notices. An emergency beside a death is likely, and rarely meant.</summary>
    private static bool IsNoticed(IntentGuess guess, IntentGuess first) => guess.Intent.Careful is { } careful
        && guess.Probability >= (first.Intent.IsCareful && guess.Intent.Urgency > 0 && first.Intent.Urgency > 0
            ? BesideCarefulMin
            : careful.Notice);

    /// <summary>Two matters in one message: each part is surely something else, and none only a courtesy.</summary>
    private Hearing? FindAlso(string message, Hearing whole, IReadOnlyList<IntentGuess> guesses)
    {
        var parts = PartsOf(message);
        if (parts.Count < 2) return null;
        double Whole(Hearing part) => guesses.First(guess => guess.Intent == part.First).Probability;
        var said = parts.Select(part => Decide(model.Guess(part), isStory: false))
            .Where(part => part is { First.IsSmall: false } && part.Probability >= intents.Bounds.Change
                && (Whole(part) >= BesideMin || IsPressing(part)))
            .DistinctBy(part => part.First).OrderBy(part => part.First!.Urgency).ToList();
        if (said.Count != 2 || said.TrueForAll(part => part.First != whole.First)) return null;
        // The urgent one comes first, but not for one word in a message that is plainly about the other.
        var isUrgent = said[0].First == whole.First || Whole(said[0]) >= intents.Bounds.Act || IsPressing(said[0]);
        var (first, also) = isUrgent ? (said[0], said[1]) : (said[1], said[0]);
        // What is to be asked about the whole is not settled by a part of it.
        if (first.First!.IsCareful && !whole.IsSure && !IsPressing(first)) return null;
        return first with { IsSure = true, Also = also.First };
    }

    /// <summary>A fire is not drowned by questions around it.</summary>
    private static bool IsPressing(Hearing part) => part is { First.Urgency: 0, Probability: >= CertainMin };

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
