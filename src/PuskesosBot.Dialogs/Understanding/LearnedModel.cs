using System.Runtime.InteropServices;

namespace PuskesosBot.Dialogs;

/// <summary>A model as <see cref="ModelFile"/> keeps it, read when it is needed.</summary>
/// <remarks>The words with their counts; hashes of those known; biases; weights.</remarks>
internal sealed class LearnedModel(BinaryReader reader)
{
    /// <summary>Once only.</summary>
    internal IntentModel Read(IntentSet set, Spelling spelling)
    {
        var words = new Dictionary<string, int>();
        for (var count = reader.ReadInt32(); count > 0; count--) words.Add(reader.ReadString(), reader.ReadInt32());
        var known = new int[reader.ReadInt32()];
        Fill(known);
        var biases = new float[reader.ReadInt32()];
        Fill(biases);
        var step = reader.ReadSingle();
        var steps = new short[Features.Count * biases.Length];
        Fill(steps);
        var weights = new ModelWeights(steps, biases.Length, step);
        return new IntentModel(set.Intents, spelling.Knowing(words), weights, biases, known.ToHashSet())
        {
            Temperature = set.Bounds.Temperature,
        };
    }

    private void Fill<T>(T[] values)
        where T : unmanaged => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
}
