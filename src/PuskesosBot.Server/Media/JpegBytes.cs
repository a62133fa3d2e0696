using System.Buffers.Binary;

namespace PuskesosBot.Server.Media;

/// <summary>Copies a JPEG without its application segments and comments, and without anything behind its end.</summary>
/// <remarks>
/// ITU-T T.81, annex B. Phones write the picture as the sensor saw it and say in EXIF which way is up, so that one
/// number is kept; so are the colour profile (APP2) and Adobe's colour transform (APP14).
/// </remarks>
internal static class JpegBytes
{
    private const byte EndOfImage = 0xD9, StartOfScan = 0xDA, Comment = 0xFE, App1 = 0xE1, App2 = 0xE2;
    private const byte App14 = 0xEE, App15 = 0xEF;

    public static byte[]? Clean(ReadOnlySpan<byte> image)
    {
        using var clean = new MemoryStream(image.Length);
        clean.Write(image[..2]);
        var rest = image[2..];
        while (rest.Length >= 2 && rest[0] == 0xFF)
        {
            var marker = rest[1];
            if (marker == EndOfImage)
            {
                clean.Write(rest[..2]);
                return clean.ToArray();
            }

            if (marker == 0xFF)
            {
                rest = rest[1..]; // Any marker may be preceded by fill bytes.
                continue;
            }

            if (rest.Length < 4) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) + 2;
            if (length < 4 || length > rest.Length) return null;
            Copy(rest[..length], clean);
            rest = rest[length..];
            if (marker != StartOfScan) continue;
            var scan = ScanLength(rest);
            clean.Write(rest[..scan]);
            rest = rest[scan..];
        }

        return null;
    }

    private static void Copy(ReadOnlySpan<byte> segment, MemoryStream to)
    {
        var marker = segment[1];
        if (marker == App1 && OrientationOf(segment[4..]) is > 1 and <= 8 and var up) to.Write(Orientation((byte)up));
        var isColourProfile = marker == App2 && segment[4..].StartsWith("ICC_PROFILE\0"u8);
        var isMetadata = marker is >= App1 and <= App15 and not App14 || marker == Comment;
        if (!isMetadata || isColourProfile) to.Write(segment);
    }

    // Within a scan 0xFF is followed by 0 (stuffed) or a restart marker (0xD0 to 0xD7); anything else ends it.
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i + 1 < data.Length; i++)
        {
            if (data[i] == 0xFF && data[i + 1] is not 0 and not (>= 0xD0 and <= 0xD7)) return i;
        }

        return data.Length;
    }

    /// <summary>EXIF tag 0x0112 of the first directory; null when it cannot be found.</summary>
    private static int? OrientationOf(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 14 || !exif.StartsWith("Exif\0\0"u8)) return null;
        var tiff = exif[6..];
        var isBig = tiff.StartsWith("MM"u8);
        var directory = (long)Long(tiff[4..], isBig);
        if (directory + 2 > tiff.Length) return null;
        var entries = Short(tiff[(int)directory..], isBig);
        for (var i = 0; i < entries; i++)
        {
            var at = directory + 2 + i * 12L;
            if (at + 12 > tiff.Length) return null;
            if (Short(tiff[(int)at..], isBig) == 0x0112) return Short(tiff[((int)at + 8)..], isBig);
        }

        return null;
    }

    private static byte[] Orientation(byte up) =>
    [
        0xFF, App1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
