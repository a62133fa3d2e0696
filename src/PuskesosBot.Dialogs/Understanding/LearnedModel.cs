using System.Runtime.InteropServices;

namespace PuskesosBot.Dialogs;

/// <summary>A model as <see cref="ModelFile"/> keeps it, read when it is needed.</summary>
/// <remarks>The words with their counts; biases; hashes of the known words; each feature that has weights.</remarks>
internal sealed class LearnedModel(BinaryReader reader)
{
    /// <summary>Once only.</summary>
    internal IntentModel Read(IntentSet set, Spelling spelling)
    {
        var words = new Dictionary<string, int>();
        for (var count = reader.ReadInt32(); count > 0; count--) words.Add(reader.ReadString(), reader.ReadInt32());
        var biases = new float[reader.ReadInt32()];
        Fill(biases);
        var known = new int[reader.ReadInt32()];
        Fill(known);
        var weights = new float[Features.Count * biases.Length];
        for (var rows = reader.ReadInt32(); rows > 0; rows--)
            Fill(weights.AsSpan(reader.ReadInt32() * biases.Length, biases.Length));
        return new IntentModel(set.Intents, spelling.Knowing(words), weights, biases, known.ToHashSet())
        {
            Temperature = set.Bounds.Temperature,
        };
    }

    private void Fill<T>(Span<T> values)
        where T : unmanaged => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));
}
