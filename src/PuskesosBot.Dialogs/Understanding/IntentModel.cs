namespace PuskesosBot.Dialogs;

/// <param name="Probability">From 0 to 1.</param>
public readonly record struct IntentGuess(Intent Intent, double Probability);

/// <summary>Tells which intent a message has: multinomial logistic regression over <see cref="Features"/>.</summary>
/// <remarks>Thread-safe, and the same for the same files wherever it runs.</remarks>
public sealed class IntentModel
{
    private readonly IReadOnlyList<Intent> _intents;
    private readonly float[] _biases;

    /// <param name="biases">As many as the weights' <see cref="ModelWeights.Width"/>.</param>
    /// <param name="known">Hashes of the words of the utterances: one nobody used says nothing, however much its
    /// letters look like another's.</param>
    internal IntentModel(IReadOnlyList<Intent> intents, Spelling spelling, ModelWeights weights, float[] biases,
        IReadOnlySet<int> known)
    {
        _intents = intents;
        _biases = biases;
        Spelling = spelling;
        Weights = weights;
        Known = known;
    }

    internal ModelWeights Weights { get; }

    internal ReadOnlySpan<float> Biases => _biases;

    internal IReadOnlySet<int> Known { get; }

    internal Spelling Spelling { get; }

    /// <summary>As <see cref="IntentBounds.Temperature"/>.</summary>
    internal double Temperature { get; init; } = 1;

    /// <summary>All intents, the likeliest first; a message without words has none.</summary>
    public IReadOnlyList<IntentGuess> Guess(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var scores = ScoresOf(message);
        if (scores is null) return [];
        var guesses = Probabilities(scores, Temperature);
        return
        [
            .. _intents.Select((intent, i) => new IntentGuess(intent, guesses[i]))
                .OrderByDescending(guess => guess.Probability).ThenBy(guess => guess.Intent.Urgency),
        ];
    }

    /// <summary>Null when no word of the message is known.</summary>
    internal double[]? ScoresOf(string text)
    {
        var message = new Features(Spelling).Of(text);
        if (!Array.Exists(message.Bearing, Known.Contains)) return null;
        var scores = _biases.ToArray();
        Span<int> slots = stackalloc int[message.Count];
        Span<float> values = stackalloc float[message.Count];
        message.Fill(slots, values);
        Weights.AddTo(scores, slots, values);
        return [.. scores.Take(_intents.Count).Select(score => (double)score)];
    }

    internal static double[] Probabilities(double[] scores, double temperature)
    {
        var highest = scores.Max();
        var raised = Array.ConvertAll(scores, score => Math.Exp((score - highest) / temperature));
        var sum = raised.Sum();
        return Array.ConvertAll(raised, one => one / sum);
    }
}
