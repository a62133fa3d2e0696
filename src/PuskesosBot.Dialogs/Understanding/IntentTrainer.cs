namespace PuskesosBot.Dialogs;

/// <summary>Makes an <see cref="IntentModel"/> from utterances: the same ones give the same model.</summary>
internal static class IntentTrainer
{
    private const int Epochs = 14, Seed = 20261121;

    private const float Rate = 0.35f, Decay = 2e-6f, Smallest = 1e-6f;

    /// <param name="Of">Number of the intent.</param>
    private readonly record struct Example(FeatureVector Features, int Of, float Weight);

    internal static IntentModel Train(
        IReadOnlyList<Intent> intents, Spelling spelling, IReadOnlyList<Utterance> utterances)
    {
        var examples = ExamplesOf(intents, new Features(spelling), utterances);
        var (weights, biases) = (new float[Features.Count * intents.Count], new float[intents.Count]);
        var steps = new float[weights.Length];
        var random = new Random(Seed);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var at in order) Learn(examples[at], weights, steps, biases);
        }

        return new IntentModel(intents, spelling, weights, biases);
    }

    private static List<Example> ExamplesOf(
        IReadOnlyList<Intent> intents, Features features, IReadOnlyList<Utterance> utterances)
    {
        var numbers = intents.Select((intent, i) => (intent.Name, i)).ToDictionary(p => p.Name, p => p.i);
        var counts = new int[intents.Count];
        foreach (var utterance in utterances) counts[numbers[utterance.Intent]]++;
        var examples = new List<Example>(utterances.Count);
        foreach (var utterance in utterances)
        {
            var of = numbers[utterance.Intent];
            // An intent with few utterances is not a rarer wish, only one nobody has written down yet.
            var weight = MathF.Sqrt((float)utterances.Count / (intents.Count * counts[of]));
            examples.Add(new Example(features.Of(utterance.Text), of, weight));
        }

        return examples;
    }

    /// <summary>One step of AdaGrad.</summary>
    private static void Learn(Example example, float[] weights, float[] steps, float[] biases)
    {
        var (slots, values, _) = example.Features;
        Span<float> errors = stackalloc float[biases.Length];
        Score(example.Features, weights, biases, errors);
        errors[example.Of] -= 1;
        for (var c = 0; c < errors.Length; c++)
        {
            errors[c] *= example.Weight;
            biases[c] -= 0.02f * errors[c];
        }

        for (var i = 0; i < slots.Length; i++)
        {
            var row = slots[i] * errors.Length;
            for (var c = 0; c < errors.Length; c++)
            {
                var slope = (errors[c] * values[i]) + (Decay * weights[row + c]);
                steps[row + c] += slope * slope;
                weights[row + c] -= Rate * slope / (MathF.Sqrt(steps[row + c]) + Smallest);
            }
        }
    }

    /// <summary>Fills in the probabilities.</summary>
    private static void Score(FeatureVector features, float[] weights, float[] biases, Span<float> into)
    {
        biases.CopyTo(into);
        for (var i = 0; i < features.Slots.Length; i++)
        {
            var row = features.Slots[i] * into.Length;
            for (var c = 0; c < into.Length; c++) into[c] += weights[row + c] * features.Values[i];
        }

        var highest = into[0];
        foreach (var score in into) highest = Math.Max(highest, score);
        var sum = 0f;
        for (var c = 0; c < into.Length; c++) sum += into[c] = MathF.Exp(into[c] - highest);
        for (var c = 0; c < into.Length; c++) into[c] /= sum;
    }
}
