namespace PuskesosBot.Dialogs;

/// <summary>What <c>intents.yaml</c> and the utterances beside it say.</summary>
public sealed class IntentSet
{
    private readonly Dictionary<string, Intent> _byName;

    internal IntentSet(IReadOnlyList<Intent> intents, IntentBounds bounds)
    {
        Intents = intents;
        Bounds = bounds;
        _byName = intents.ToDictionary(intent => intent.Name);
    }

    /// <summary>The most urgent first.</summary>
    public IReadOnlyList<Intent> Intents { get; }

    public IntentBounds Bounds { get; }

    /// <summary>Those whose utterances are known.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Utterances that each intent needs; 0: as many as there are.</summary>
    public required int Least { get; init; }

    /// <summary>Dialog that asks which of two was meant.</summary>
    public required DialogValue Unsure { get; init; }

    /// <summary>Dialog that offers the second matter of a message when the first is done.</summary>
    public required DialogValue Also { get; init; }

    /// <summary>Words of a message that answer questions to come: slot, value, phrases.</summary>
    public required IReadOnlyList<TakenWords> Slots { get; init; }

    public required SourcePlace Place { get; init; }

    public Intent? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>How sure is sure, as probabilities from 0 to 1.</summary>
/// <param name="Act">From here on its dialog begins; below, it is asked about. A careful intent has its own.</param>
/// <param name="Change">From here on it takes the resident away from an open question.</param>
/// <param name="Guess">Below this not even a guess is worth asking about.</param>
/// <param name="Temperature">Divides the scores, so that of the guesses given 0.7 seven in ten are right; fitted by
/// <c>intents measure</c> on what the model had not been trained on.</param>
public sealed record IntentBounds(double Act, double Change, double Guess, double Temperature);

/// <param name="Phrases">Any of these among the words of a message fills the slot with the value.</param>
public sealed record TakenWords(string Slot, string Value, IReadOnlyList<string> Phrases, SourcePlace Place);
