namespace PuskesosBot.Server.Media;

/// <summary>
/// Tells what a file is by its bytes; what its sender claims only has to agree. Pictures lose their metadata.
/// </summary>
internal static class MediaBytes
{
    /// <summary>ISO 32000-1, 7.5.5: the last line; readers look for it in the last kilobyte.</summary>
    private const int PdfTailBytes = 1024;

    /// <param name="bytes">The whole file.</param>
    /// <param name="claimed">Content type as its sender gave it.</param>
    /// <returns>Null when it is nothing we keep, or of another kind than claimed.</returns>
    public static CleanFile? Check(byte[] bytes, string? claimed) => claimed?.Split('/')[0] switch
    {
        "image" => ImageBytes.Clean(bytes),
        "application" when claimed is "application/pdf" && IsPdf(bytes) =>
            new CleanFile(bytes, "pdf", "application/pdf"),
        "audio" => Sound(bytes) is { } sound ? new CleanFile(bytes, sound.Extension, sound.Type) : null,
        _ => null,
    };

    /// <summary>For an extension as <see cref="Check"/> gives it, with its dot.</summary>
    public static string? ContentTypeOf(string extension) => ImageBytes.ContentTypeOf(extension) ?? extension switch
    {
        ".pdf" => "application/pdf",
        ".ogg" => "audio/ogg",
        ".amr" => "audio/amr",
        ".m4a" => "audio/mp4",
        ".mp3" => "audio/mpeg",
        ".aac" => "audio/aac",
        _ => null,
    };

    private static bool IsPdf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) && bytes[Math.Max(0, bytes.Length - PdfTailBytes)..].IndexOf("%%EOF"u8) >= 0;

    private static (string Extension, string Type)? Sound(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("OggS"u8)) return ("ogg", "audio/ogg");
        if (bytes.StartsWith("#!AMR"u8)) return ("amr", "audio/amr");
        if (bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8)) return ("m4a", "audio/mp4");
        if (bytes.StartsWith("ID3"u8)) return ("mp3", "audio/mpeg");
        if (bytes.Length < 4 || bytes[0] != 0xFF) return null;
        // MPEG audio frame header, 11 bits of sync; layer bits 00 are ADTS (AAC), 01 is layer III.
        if ((bytes[1] & 0xF6) == 0xF0) return ("aac", "audio/aac");
        return (bytes[1] & 0xE6) == 0xE2 ? ("mp3", "audio/mpeg") : null;
    }
}
