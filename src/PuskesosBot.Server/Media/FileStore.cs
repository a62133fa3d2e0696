using System.Security.Cryptography;

namespace PuskesosBot.Server.Media;

/// <summary>Files under an id made of their content; the same file sent twice is kept once.</summary>
/// <param name="root">Made when first needed.</param>
internal sealed class FileStore(string root)
{
    private const int HashChars = 64;

    /// <returns>The id: a hash and an extension of ours.</returns>
    public async Task<string> KeepAsync(CleanFile file, CancellationToken ct)
    {
        var id = $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}.{file.Extension}";
        var path = PathOf(id);
        if (File.Exists(path)) return id;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await WriteWholeAsync(path, file.Bytes, ct);
        return id;
    }

    /// <summary>Full path and content type; null when there is no such file.</summary>
    public (string Path, string ContentType)? Find(string id)
    {
        // Exactly an id as KeepAsync gives it, so that no path can be made of it.
        var hash = Path.GetFileNameWithoutExtension(id);
        if (hash.Length != HashChars || !hash.All(char.IsAsciiHexDigitLower)) return null;
        if (MediaBytes.ContentTypeOf(id[HashChars..]) is not { } type) return null;
        return File.Exists(PathOf(id)) ? (PathOf(id), type) : null;
    }

    /// <summary>A crash leaves the old file or the new one, never half of one.</summary>
    internal static async Task WriteWholeAsync(string path, byte[] bytes, CancellationToken ct)
    {
        var half = $"{path}.{Path.GetRandomFileName()}.half";
        await File.WriteAllBytesAsync(half, bytes, ct);
        File.Move(half, path, overwrite: true);
    }

    private string PathOf(string id) => Path.Combine(root, id[..2], id);
}
