using System.Numerics;
using System.Runtime.InteropServices;

namespace PuskesosBot.Dialogs;

/// <summary>Makes an <see cref="IntentModel"/> from utterances: the same ones give the same model.</summary>
internal sealed class IntentTrainer
{
    private const int Epochs = 8, Seed = 20261121;

    /// <summary>What an utterance counts beside itself when it is written with noise.</summary>
    private const float NoiseWeight = 0.6f;

    /// <summary>
    /// Of the features of a message that one step does not see, so that it cannot rest on one telling word alone: the
    /// next resident will use another.
    /// </summary>
    private const float LeftOut = 0.5f;

    private const float Rate = 0.35f, BiasRate = 0.02f, Smallest = 1e-6f;

    private readonly Random _random = new(Seed);
    private readonly float[] _weights;
    private readonly float[] _steps;
    private readonly float[] _biases;
    private readonly float[] _errors;

    private IntentTrainer(int intents)
    {
        // Rows of whole vectors: the places behind the last intent are never read as an answer.
        var width = IntentModel.WidthOf(intents);
        _weights = new float[Features.Count * width];
        _steps = new float[_weights.Length];
        _biases = new float[width];
        _errors = new float[width];
        _biases.AsSpan(intents).Fill(float.NegativeInfinity);
    }

    /// <param name="Of">Number of the intent.</param>
    private readonly record struct Example(FeatureVector Features, int Of, float Weight);

    internal static IntentModel Train(
        IntentSet set, Spelling spelling, IReadOnlyList<Utterance> utterances)
    {
        var intents = set.Intents;
        spelling = spelling.Knowing(utterances);
        var examples = ExamplesOf(intents, new Features(spelling), utterances);
        var trainer = new IntentTrainer(intents.Count);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            trainer._random.Shuffle(order);
            foreach (var at in order) trainer.Learn(examples[at]);
        }

        return new IntentModel(intents, spelling, trainer._weights, trainer._biases,
            KnownIn(new Features(spelling), utterances))
        {
            Temperature = set.Bounds.Temperature,
        };
    }

    private static HashSet<int> KnownIn(Features features, IReadOnlyList<Utterance> utterances) =>
        utterances.SelectMany(utterance => features.Of(utterance.Text).Bearing).ToHashSet();

    private static List<Example> ExamplesOf(
        IReadOnlyList<Intent> intents, Features features, IReadOnlyList<Utterance> utterances)
    {
        var numbers = intents.Select((intent, i) => (intent.Name, i)).ToDictionary(p => p.Name, p => p.i);
        var counts = new int[intents.Count];
        foreach (var utterance in utterances) counts[numbers[utterance.Intent]]++;
        var examples = new List<Example>(3 * utterances.Count);
        var noise = new Noise(Seed);
        foreach (var utterance in utterances)
        {
            var of = numbers[utterance.Intent];
            // An intent with few utterances is not a rarer wish, only one nobody has written down yet.
            var weight = MathF.Sqrt((float)utterances.Count / (intents.Count * counts[of]));
            examples.Add(new Example(features.Of(utterance.Text), of, weight));
            examples.Add(new Example(features.Of(noise.Hurried(utterance.Text)), of, weight * NoiseWeight));
            // A courtesy with a story around it is a story.
            if (!intents[of].IsSmall)
                examples.Add(new Example(features.Of(noise.Rambling(utterance.Text)), of, weight * NoiseWeight));
        }

        return examples;
    }

    /// <summary>One step of AdaGrad.</summary>
    private void Learn(Example example)
    {
        var (all, weights, _) = example.Features;
        Span<int> slots = stackalloc int[all.Length];
        Span<float> values = stackalloc float[all.Length];
        var seen = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (_random.NextSingle() < LeftOut) continue;
            slots[seen] = all[i];
            values[seen++] = weights[i] / (1 - LeftOut);
        }

        Score(slots[..seen], values);
        _errors[example.Of] -= 1;
        for (var c = 0; c < _errors.Length; c++) _errors[c] *= example.Weight;
        for (var c = 0; c < _errors.Length; c++) _biases[c] -= BiasRate * _errors[c];
        for (var i = 0; i < seen; i++) Move(slots[i] * _errors.Length, values[i]);
    }

    private void Move(int row, float value)
    {
        var errors = MemoryMarshal.Cast<float, Vector<float>>(_errors);
        var steps = MemoryMarshal.Cast<float, Vector<float>>(_steps.AsSpan(row, _errors.Length));
        var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(row, _errors.Length));
        for (var c = 0; c < errors.Length; c++)
        {
            var slope = errors[c] * value;
            steps[c] += slope * slope;
            weights[c] -= slope * Rate / (Vector.SquareRoot(steps[c]) + new Vector<float>(Smallest));
        }
    }

    /// <summary>Fills <see cref="_errors"/> with the probabilities.</summary>
    private void Score(ReadOnlySpan<int> slots, ReadOnlySpan<float> values)
    {
        _biases.CopyTo(_errors, 0);
        IntentModel.AddScores(_weights, slots, values, _errors);
        var highest = float.NegativeInfinity;
        foreach (var score in _errors) highest = Math.Max(highest, score);
        var sum = 0f;
        for (var c = 0; c < _errors.Length; c++) sum += _errors[c] = MathF.Exp(_errors[c] - highest);
        for (var c = 0; c < _errors.Length; c++) _errors[c] /= sum;
    }
}
