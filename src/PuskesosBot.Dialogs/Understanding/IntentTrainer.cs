using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PuskesosBot.Dialogs;

/// <summary>Makes an <see cref="IntentModel"/> from utterances: the same ones give the same model.</summary>
internal sealed class IntentTrainer
{
    private const int Epochs = 8, Averaged = 5, Seed = 20261121, PartTexts = 500, ChancesInOneDraw = 62;

    /// <summary>What an utterance counts beside itself when it is written with noise.</summary>
    private const float NoiseWeight = 0.9f;

    /// <summary>
    /// Each feature of a message is seen in one step of two, so that it cannot rest on one telling word alone: the next
    /// resident will use another.
    /// </summary>
    private const float SeenShare = 0.5f;

    /// <summary>What is told wrong by less than this is known already.</summary>
    private const float KnownMax = 0.03f;

    private const float Rate = 0.35f, BiasRate = 0.02f, Smallest = 1e-6f;

    private readonly Random _random = new(Seed);
    private readonly float[] _weights;
    private readonly float[] _averages;
    private readonly float[] _steps;
    private readonly float[] _biases;
    private readonly float[] _errors;

    private IntentTrainer(int intents)
    {
        // Rows of whole vectors: the places behind the last intent are never read as an answer.
        var width = ModelWeights.WidthOf(intents);
        _weights = new float[Features.Count * width];
        _averages = new float[_weights.Length];
        _steps = new float[_weights.Length];
        _biases = new float[width];
        _errors = new float[width];
        _biases.AsSpan(intents).Fill(float.NegativeInfinity);
    }

    /// <summary>Ways to write an utterance.</summary>
    private const int AsWritten = 0, Hurried = 1, InStory = 2;

    /// <param name="Of">Number of the intent.</param>
    private readonly record struct Example(FeatureVector Features, int Of, float Weight, int Way);

    internal static IntentModel Train(IntentSet set, Spelling spelling, TrainingTexts texts)
    {
        var intents = set.Intents;
        spelling = spelling.Knowing(texts.Utterances);
        var examples = ExamplesOf(intents, spelling, texts);
        var trainer = new IntentTrainer(intents.Count);
        var order = Enumerable.Range(0, examples.Length).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            trainer._random.Shuffle(order);
            // Beside the utterance itself, one of the noisy ways in turn.
            var noisy = texts.Stories.Count > 0 && epoch % 2 == 1 ? InStory : Hurried;
            foreach (var at in order)
                if (examples[at].Way == AsWritten || examples[at].Way == noisy) trainer.Learn(examples[at]);
            if (epoch >= Epochs - Averaged) trainer.Remember();
        }

        var known = examples.SelectMany(example => example.Features.Bearing).ToHashSet();
        var weights = ModelWeights.Of(trainer._averages, trainer._biases.Length);
        return new IntentModel(intents, spelling, weights, trainer._biases, known)
        {
            Temperature = set.Bounds.Temperature,
        };
    }

    private static Example[] ExamplesOf(
        IReadOnlyList<Intent> intents, Spelling spelling, TrainingTexts all)
    {
        var (utterances, stories) = all;
        var numbers = intents.Select((intent, i) => (intent.Name, i)).ToDictionary(p => p.Name, p => p.i);
        var counts = new int[intents.Count];
        foreach (var utterance in utterances) counts[numbers[utterance.Intent]]++;
        var texts = new List<(string Text, int Of, float Weight, int Way)>(3 * utterances.Count);
        var noise = new Noise(Seed, stories);
        foreach (var utterance in utterances)
        {
            var of = numbers[utterance.Intent];
            // An intent with few utterances is not a rarer wish, only one nobody has written down yet.
            var weight = MathF.Sqrt((float)utterances.Count / (intents.Count * counts[of]));
            texts.Add((utterance.Text, of, weight, AsWritten));
            texts.Add((noise.Hurried(utterance.Text), of, weight * NoiseWeight, Hurried));
            if (stories.Count > 0) texts.Add((noise.InStory(utterance.Text), of, weight * NoiseWeight, InStory));
        }

        var examples = new Example[texts.Count];
        // One for each thread: it keeps the words it has seen.
        Parallel.ForEach(Partitioner.Create(0, texts.Count, PartTexts), () => new Features(spelling), Read, _ => { });
        return examples;

        Features Read(Tuple<int, int> part, ParallelLoopState state, Features features)
        {
            for (var at = part.Item1; at < part.Item2; at++)
            {
                var (text, of, weight, way) = texts[at];
                var read = features.Of(text);
                // Only what somebody wrote is known.
                examples[at] = new Example(
                    way == AsWritten ? read : read with { Bearing = [] }, of, weight, way);
            }

            return features;
        }
    }

    /// <summary>The mean of several ends depends less on which example happened to be the last.</summary>
    private void Remember()
    {
        for (var at = 0; at < _weights.Length; at++) _averages[at] += _weights[at] / Averaged;
    }

    /// <summary>One step of AdaGrad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(Example example)
    {
        var count = example.Features.Count;
        Span<int> slots = stackalloc int[count];
        Span<float> values = stackalloc float[count];
        example.Features.Fill(slots, values);
        var (seen, chances) = (0, 0L);
        for (var i = 0; i < count; i++, chances >>= 1)
        {
            if (i % ChancesInOneDraw == 0) chances = _random.NextInt64();
            if ((chances & 1) == 0) continue;
            slots[seen] = slots[i];
            values[seen++] = values[i] / SeenShare;
        }

        Score(slots[..seen], values);
        _errors[example.Of] -= 1;
        if (-_errors[example.Of] < KnownMax) return;
        for (var c = 0; c < _errors.Length; c++) _errors[c] *= example.Weight;
        for (var c = 0; c < _errors.Length; c++) _biases[c] -= BiasRate * _errors[c];
        for (var i = 0; i < seen; i++) Move(slots[i] * _errors.Length, values[i]);
    }

    // Called millions of times before the compiler would look again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(ReadOnlySpan<int> slots, ReadOnlySpan<float> values)
    {
        _biases.CopyTo(_errors, 0);
        AddScores(slots, values, _errors);
        var highest = float.NegativeInfinity;
        foreach (var score in _errors) highest = Math.Max(highest, score);
        var sum = 0f;
        for (var c = 0; c < _errors.Length; c++) sum += _errors[c] = MathF.Exp(_errors[c] - highest);
        for (var c = 0; c < _errors.Length; c++) _errors[c] /= sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddScores(ReadOnlySpan<int> slots, ReadOnlySpan<float> values, Span<float> scores)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores);
        for (var i = 0; i < slots.Length; i++)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(
                _weights.AsSpan(slots[i] * scores.Length, scores.Length));
            for (var c = 0; c < row.Length; c++) sums[c] += row[c] * values[i];
        }
    }
}
