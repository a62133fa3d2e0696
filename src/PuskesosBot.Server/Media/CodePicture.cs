using System.Buffers.Binary;
using System.IO.Compression;
using QRCoder;

namespace PuskesosBot.Server.Media;

/// <summary>A QR code with words below it, as a PNG.</summary>
internal static class CodePicture
{
    private const int DotPixels = 8, LetterDotPixels = 3, GapPixels = 12, EdgePixels = 24;

    /// <summary>Pixels from one letter or line to the next.</summary>
    private const int Advance = (PictureFont.Width + 1) * LetterDotPixels,
        LineAdvance = PictureFont.Height * LetterDotPixels + GapPixels;

    /// <summary>Letters of a line; what is longer is cut.</summary>
    private const int LineCharsMax = 40;

    /// <param name="code">What the QR says.</param>
    /// <param name="lines">In capitals below it, in their order.</param>
    internal static byte[] Draw(string code, params IReadOnlyList<string> lines)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        var cut = lines.Select(line => line.Length > LineCharsMax ? line[..LineCharsMax] : line).ToList();
        var qrPixels = qr.ModuleMatrix.Count * DotPixels;
        var longest = cut.Select(line => line.Length * Advance + 2 * EdgePixels).DefaultIfEmpty().Max();
        var picture = new Dots(Math.Max(qrPixels, longest), qrPixels + cut.Count * LineAdvance + GapPixels);
        var left = (picture.Width - qrPixels) / 2;
        foreach (var (y, row) in qr.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Count; x++)
                if (row[x]) picture.Fill(left + x * DotPixels, y * DotPixels, DotPixels);
        }

        foreach (var (n, line) in cut.Index()) Write(picture, line, qrPixels + n * LineAdvance);
        return picture.ToPng();
    }

    private static void Write(Dots picture, string line, int top)
    {
        var left = (picture.Width - line.Length * Advance + LetterDotPixels) / 2;
        foreach (var (n, sign) in line.Index())
        {
            for (var y = 0; y < PictureFont.Height; y++)
            {
                for (var x = 0; x < PictureFont.Width; x++)
                {
                    if (!PictureFont.IsDot(sign, x, y)) continue;
                    picture.Fill(
                        left + n * Advance + x * LetterDotPixels, top + y * LetterDotPixels, LetterDotPixels);
                }
            }
        }
    }

    /// <summary>Black and white, a bit a pixel (PNG, third edition: colour type 0, depth 1).</summary>
    private sealed class Dots
    {
        private readonly int _stride;
        private readonly byte[] _rows;

        internal Dots(int width, int height)
        {
            // A filter byte before each row; white is 1.
            (Width, Height, _stride) = (width, height, 1 + (width + 7) / 8);
            _rows = new byte[_stride * height];
            for (var y = 0; y < height; y++) _rows.AsSpan(y * _stride + 1, _stride - 1).Fill(0xFF);
        }

        internal int Width { get; }

        private int Height { get; }

        internal void Fill(int left, int top, int size)
        {
            for (var y = top; y < top + size; y++)
            {
                for (var x = left; x < left + size; x++)
                    _rows[y * _stride + 1 + x / 8] &= (byte)~(0x80 >> (x % 8));
            }
        }

        internal byte[] ToPng()
        {
            Span<byte> header = stackalloc byte[13];
            BinaryPrimitives.WriteInt32BigEndian(header, Width);
            BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
            header[8] = 1;
            using var packed = new MemoryStream();
            using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(_rows);
            using var png = new MemoryStream();
            png.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
            Chunk(png, "IHDR"u8, header);
            Chunk(png, "IDAT"u8, packed.ToArray());
            Chunk(png, "IEND"u8, []);
            return png.ToArray();
        }

        private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
        {
            Span<byte> number = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
            png.Write(number);
            png.Write(name);
            png.Write(content);
            BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), content));
            png.Write(number);
        }

        private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
        {
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }

            return crc;
        }
    }
}
