using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PuskesosBot.Dialogs;

/// <summary>What each feature says for each intent, in whole steps: half the memory of the numbers training makes, and
/// as good.</summary>
/// <param name="steps">For each of <see cref="Features.Count"/> places a row of <paramref name="width"/>.</param>
/// <param name="width">As <see cref="WidthOf"/> says.</param>
/// <param name="step">What one step says.</param>
internal sealed class ModelWeights(short[] steps, int width, float step)
{
    internal ReadOnlySpan<short> Steps => steps;

    internal int Width => width;

    internal float Step => step;

    /// <summary>As many as there are intents, filled up to whole vectors.</summary>
    internal static int WidthOf(int intents) =>
        (intents + Vector<short>.Count - 1) / Vector<short>.Count * Vector<short>.Count;

    internal static ModelWeights Of(float[] weights, int width)
    {
        var largest = 0f;
        foreach (var weight in weights) largest = Math.Max(largest, Math.Abs(weight));
        var step = largest / short.MaxValue;
        return new ModelWeights(Array.ConvertAll(weights, Steps), width, step);

        short Steps(float weight) => largest == 0 ? (short)0 : (short)MathF.Round(weight / step);
    }

    /// <summary>Adds what the features of a message say to the scores of the intents.</summary>
    /// <param name="scores">As many as <see cref="Width"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddTo(Span<float> scores, ReadOnlySpan<int> slots, ReadOnlySpan<float> values)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores);
        for (var i = 0; i < slots.Length; i++)
        {
            var row = MemoryMarshal.Cast<short, Vector<short>>(steps.AsSpan(slots[i] * width, width));
            for (var c = 0; c < row.Length; c++)
            {
                Vector.Widen(row[c], out var low, out var high);
                sums[2 * c] += Vector.ConvertToSingle(low) * (values[i] * step);
                sums[(2 * c) + 1] += Vector.ConvertToSingle(high) * (values[i] * step);
            }
        }
    }
}
