using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PuskesosBot.Dialogs;

/// <param name="Probability">From 0 to 1.</param>
public readonly record struct IntentGuess(Intent Intent, double Probability);

/// <summary>Tells which intent a message has: multinomial logistic regression over <see cref="Features"/>.</summary>
/// <remarks>Thread-safe, and the same for the same files wherever it runs.</remarks>
public sealed class IntentModel
{
    private readonly IReadOnlyList<Intent> _intents;
    private readonly Spelling _spelling;
    private readonly float[] _weights;
    private readonly float[] _biases;
    private readonly IReadOnlySet<int> _known;

    internal ReadOnlySpan<float> Weights => _weights;

    internal ReadOnlySpan<float> Biases => _biases;

    internal IReadOnlySet<int> Known => _known;

    internal Spelling Spelling => _spelling;

    /// <param name="weights">For each feature the weights of all intents, as <see cref="WidthOf"/> says.</param>
    /// <param name="known">Hashes of the words of the utterances: one nobody used says nothing, however much its
    /// letters look like another's.</param>
    internal IntentModel(IReadOnlyList<Intent> intents, Spelling spelling, float[] weights, float[] biases,
        IReadOnlySet<int> known)
    {
        _known = known;
        _intents = intents;
        _spelling = spelling;
        _weights = weights;
        _biases = biases;
    }

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
        var message = new Features(_spelling).Of(text);
        if (!Array.Exists(message.Bearing, _known.Contains)) return null;
        var scores = _biases.ToArray();
        Span<int> slots = stackalloc int[message.Count];
        Span<float> values = stackalloc float[message.Count];
        message.Fill(slots, values);
        AddScores(_weights, slots, values, scores);
        return [.. scores.Take(_intents.Count).Select(score => (double)score)];
    }

    /// <summary>Weights of one feature: as many as there are intents, filled up to whole vectors.</summary>
    internal static int WidthOf(int intents) =>
        (intents + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddScores(
        float[] weights, ReadOnlySpan<int> slots, ReadOnlySpan<float> values, Span<float> scores)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores);
        for (var i = 0; i < slots.Length; i++)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(
                weights.AsSpan(slots[i] * scores.Length, scores.Length));
            for (var c = 0; c < row.Length; c++) sums[c] += row[c] * values[i];
        }
    }

    internal static double[] Probabilities(double[] scores, double temperature)
    {
        var highest = scores.Max();
        var raised = Array.ConvertAll(scores, score => Math.Exp((score - highest) / temperature));
        var sum = raised.Sum();
        return Array.ConvertAll(raised, one => one / sum);
    }
}
