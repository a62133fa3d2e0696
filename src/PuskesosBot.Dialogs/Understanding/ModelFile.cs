using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PuskesosBot.Dialogs;

/// <summary>
/// A trained model kept between two starts: whatever is wrong with the file, the model is trained anew.
/// </summary>
/// <remarks>A checksum of the rest; the key; biases; the known words; each feature that has weights.</remarks>
internal sealed class ModelFile(string path)
{
    internal IntentModel Of(string key, IntentSet set, Spelling spelling, TrainingTexts texts)
    {
        if (TryRead(key, set, spelling, texts.Utterances) is { } kept) return kept;
        var model = IntentTrainer.Train(set, spelling, texts);
        Write(key, model);
        return model;
    }

    private IntentModel? TryRead(string key, IntentSet set, Spelling spelling, IReadOnlyList<Utterance> utterances)
    {
        try
        {
            var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
            if (bytes.Length < SHA256.HashSizeInBytes) return null;
            var body = bytes.AsSpan(SHA256.HashSizeInBytes);
            if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))) return null;
            using var reader = new BinaryReader(
                new MemoryStream(bytes, SHA256.HashSizeInBytes, body.Length, writable: false));
            return reader.ReadString() == key ? Read(reader, set, spelling.Knowing(utterances)) : null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IntentModel? Read(BinaryReader reader, IntentSet set, Spelling spelling)
    {
        var biases = new float[reader.ReadInt32()];
        // A processor with wider vectors lays the weights out otherwise.
        if (biases.Length != IntentModel.WidthOf(set.Intents.Count)) return null;
        Fill(reader, biases);
        var known = new int[reader.ReadInt32()];
        Fill(reader, known);
        var weights = new float[Features.Count * biases.Length];
        for (var rows = reader.ReadInt32(); rows > 0; rows--)
            Fill(reader, weights.AsSpan(reader.ReadInt32() * biases.Length, biases.Length));
        return new IntentModel(set.Intents, spelling, weights, biases, known.ToHashSet())
        {
            Temperature = set.Bounds.Temperature,
        };
    }

    /// <summary>Whole or not at all, and never a reason not to start.</summary>
    private void Write(string key, IntentModel model)
    {
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var body = Body(key, model);
            using (var file = File.Create(draft))
            {
                file.Write(SHA256.HashData(body));
                file.Write(body);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft)) File.Delete(draft);
        }
    }

    private static byte[] Body(string key, IntentModel model)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        var width = model.Biases.Length;
        writer.Write(key);
        writer.Write(width);
        writer.Write(MemoryMarshal.AsBytes(model.Biases));
        writer.Write(model.Known.Count);
        foreach (var hash in model.Known) writer.Write(hash);
        var rows = Enumerable.Range(0, Features.Count)
            .Where(row => model.Weights.Slice(row * width, width).ContainsAnyExcept(0f)).ToList();
        writer.Write(rows.Count);
        foreach (var row in rows)
        {
            writer.Write(row);
            writer.Write(MemoryMarshal.AsBytes(model.Weights.Slice(row * width, width)));
        }

        writer.Flush();
        return memory.ToArray();
    }

    private static void Fill<T>(BinaryReader reader, Span<T> values)
        where T : unmanaged => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));
}
