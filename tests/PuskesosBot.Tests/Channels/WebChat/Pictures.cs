using System.Buffers.Binary;
using System.Text;

namespace PuskesosBot.Tests.Channels.WebChat;

/// <summary>The smallest pictures that have everything a phone's have, metadata included.</summary>
internal static class Pictures
{
    /// <summary>What must not survive.</summary>
    public const string Secret = "LOKASI-RUMAH";

    public static byte[] Png =>
    [
        0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", new byte[13]), .. Chunk("tEXt", Encoding.ASCII.GetBytes(Secret)),
        .. Chunk("eXIf", Encoding.ASCII.GetBytes(Secret)), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []),
        .. Encoding.ASCII.GetBytes(Secret),
    ];

    public static byte[] Jpeg =>
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8.ToArray()), .. Segment(0xE1, Exif(orientation: 6)),
        .. Segment(0xED, Encoding.ASCII.GetBytes(Secret)), .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
        .. Segment(0xDB, new byte[65]), .. Segment(0xDA, new byte[8]),
        0x11, 0xFF, 0x00, 0x22, 0xFF, 0xD0, 0x33, 0xFF, 0xD9,
        .. Encoding.ASCII.GetBytes(Secret),
    ];

    public static byte[] Webp
    {
        get
        {
            byte[] chunks =
            [
                .. "WEBP"u8, .. Riff("VP8X", [0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Riff("VP8 ", [1, 2, 3]),
                .. Riff("EXIF", Encoding.ASCII.GetBytes(Secret)), .. Riff("XMP ", Encoding.ASCII.GetBytes(Secret)),
            ];
            return [.. Riff("RIFF", chunks)];
        }
    }

    public static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2, .. Entry(0x010F, 3, 0), .. Entry(0x0112, 3, orientation), 0, 0, 0, 0,
        .. Encoding.ASCII.GetBytes(Secret),
    ];

    private static byte[] Entry(ushort tag, byte type, byte value) =>
        [(byte)(tag >> 8), (byte)tag, 0, type, 0, 0, 0, 1, 0, value, 0, 0];

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }

    private static byte[] Riff(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. data, .. new byte[data.Length & 1]];
    }
}
