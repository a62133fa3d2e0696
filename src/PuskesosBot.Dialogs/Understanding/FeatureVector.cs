using System.Runtime.CompilerServices;

namespace PuskesosBot.Dialogs;

/// <summary>One message as numbers, of length one: which features it has, and how much each counts.</summary>
/// <remarks>A number for each feature: training keeps hundreds of them for each of 200,000 texts.</remarks>
internal readonly struct FeatureVector
{
    /// <summary>What a whole word weighs, and the most that a feature does.</summary>
    internal const int Whole = 20, WeightMax = 31;

    private readonly int[] _features;
    private readonly float _length;

    /// <param name="found">Weights, from 1 to <see cref="WeightMax"/>, by places below <see cref="Features.Count"/>.
    /// </param>
    /// <param name="bearing">Hashes of the whole words and signs in it, not cut down to places.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal FeatureVector(Dictionary<int, int> found, int[] bearing)
    {
        Bearing = bearing;
        _features = new int[found.Count];
        var (at, squares) = (0, 0f);
        foreach (var (slot, weight) in found)
        {
            _features[at++] = (weight * Features.Count) | slot;
            var share = (float)weight / Whole;
            squares += share * share;
        }

        _length = MathF.Sqrt(squares);
    }

    internal int Count => _features.Length;

    internal int[] Bearing { get; init; }

    /// <summary>Each feature's place and what it counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fill(Span<int> slots, Span<float> values)
    {
        Span<float> counts = stackalloc float[WeightMax + 1];
        for (var weight = 0; weight <= WeightMax; weight++) counts[weight] = (float)weight / Whole / _length;
        for (var at = 0; at < _features.Length; at++)
        {
            slots[at] = _features[at] & (Features.Count - 1);
            values[at] = counts[_features[at] / Features.Count];
        }
    }
}
