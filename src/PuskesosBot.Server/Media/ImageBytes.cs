using System.Buffers.Binary;

namespace PuskesosBot.Server.Media;

/// <summary>
/// Tells pictures by their bytes and takes out what is not picture: place, time, device, comments, appendices.
/// </summary>
internal static class ImageBytes
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when it is no PNG, JPEG or WebP from beginning to end.</summary>
    public static CleanFile? Clean(byte[] bytes)
    {
        ReadOnlySpan<byte> image = bytes;
        if (image.StartsWith(PngSignature)) return Named(Png(image), "png", "image/png");
        if (image.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return Named(JpegBytes.Clean(image), "jpg", "image/jpeg");
        return image.Length > 12 && image.StartsWith("RIFF"u8) && image[8..].StartsWith("WEBP"u8)
            ? Named(Webp(image), "webp", "image/webp")
            : null;
    }

    public static string? ContentTypeOf(string extension) => extension switch
    {
        ".png" => "image/png",
        ".jpg" => "image/jpeg",
        ".webp" => "image/webp",
        _ => null,
    };

    private static CleanFile? Named(byte[]? bytes, string extension, string type) =>
        bytes is null ? null : new CleanFile(bytes, extension, type);

    /// <remarks>PNG (ISO/IEC 15948): length, type, data, checksum; the case of the type's first letter says
    /// "critical".</remarks>
    private static byte[]? Png(ReadOnlySpan<byte> image)
    {
        using var clean = new MemoryStream(image.Length);
        clean.Write(PngSignature);
        var rest = image[PngSignature.Length..];
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) return null;
            var chunk = rest[..((int)length + 12)];
            var type = chunk.Slice(4, 4);
            if (char.IsAsciiLetterUpper((char)type[0]) || IsColour(type)) clean.Write(chunk);
            if (type.SequenceEqual("IEND"u8)) return clean.ToArray();
            rest = rest[chunk.Length..];
        }

        return null;
    }

    private static bool IsColour(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("tRNS"u8) || type.SequenceEqual("gAMA"u8) || type.SequenceEqual("cHRM"u8)
        || type.SequenceEqual("sRGB"u8) || type.SequenceEqual("iCCP"u8);

    /// <remarks>WebP container (RFC 9649): chunks padded to even length; VP8X says by bits which metadata
    /// follow.</remarks>
    private static byte[]? Webp(ReadOnlySpan<byte> image)
    {
        const byte exifBit = 0x08, xmpBit = 0x04;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(image[4..]);
        if (size < 4 || size > image.Length - 8) return null;
        using var clean = new MemoryStream(image.Length);
        clean.Write(image[..12]);
        var rest = image[12..(8 + (int)size)];
        while (rest.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var padded = 8 + length + (length & 1);
            if (padded > rest.Length) return null;
            var chunk = rest[..(int)padded];
            var start = clean.Length;
            if (IsWebpPicture(chunk)) clean.Write(chunk);
            if (chunk.StartsWith("VP8X"u8) && length > 0)
            {
                clean.GetBuffer()[start + 8] &= unchecked((byte)~(exifBit | xmpBit));
            }

            rest = rest[(int)padded..];
        }

        BinaryPrimitives.WriteUInt32LittleEndian(clean.GetBuffer().AsSpan(4), (uint)clean.Length - 8);
        return clean.Length > 12 ? clean.ToArray() : null;
    }

    private static bool IsWebpPicture(ReadOnlySpan<byte> chunk) =>
        chunk.StartsWith("VP8"u8) || chunk.StartsWith("ALPH"u8) || chunk.StartsWith("ANIM"u8)
        || chunk.StartsWith("ANMF"u8) || chunk.StartsWith("ICCP"u8);
}

/// <summary>A file that is what it says, without metadata.</summary>
internal sealed record CleanFile(byte[] Bytes, string Extension, string ContentType);
