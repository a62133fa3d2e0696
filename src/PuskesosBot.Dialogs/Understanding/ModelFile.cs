using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PuskesosBot.Dialogs;

/// <summary>
/// A trained model kept between two starts: whatever is wrong with the file, the model is trained anew.
/// </summary>
/// <remarks>A checksum of the rest; the key; what <see cref="LearnedModel"/> reads.</remarks>
internal sealed class ModelFile(string path)
{
    /// <summary>What was learned from the files of this key; null: nothing, or it is damaged.</summary>
    internal LearnedModel? Find(string key)
    {
        try
        {
            var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
            if (bytes.Length < SHA256.HashSizeInBytes) return null;
            var body = bytes.AsSpan(SHA256.HashSizeInBytes);
            if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))) return null;
            var reader = new BinaryReader(
                new MemoryStream(bytes, SHA256.HashSizeInBytes, body.Length, writable: false));
            return reader.ReadString() == key ? new LearnedModel(reader) : null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all, and never a reason not to start.</summary>
    internal void Keep(string key, IntentModel model)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.tmp";
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
        writer.Write(key);
        var words = model.Spelling.Known;
        writer.Write(words.Count);
        foreach (var (word, count) in words)
        {
            writer.Write(word);
            writer.Write(count);
        }

        writer.Write(model.Known.Count);
        foreach (var hash in model.Known) writer.Write(hash);
        writer.Write(model.Biases.Length);
        writer.Write(MemoryMarshal.AsBytes(model.Biases));
        writer.Write(model.Weights.Step);
        writer.Write(MemoryMarshal.AsBytes(model.Weights.Steps));
        writer.Flush();
        return memory.ToArray();
    }
}
