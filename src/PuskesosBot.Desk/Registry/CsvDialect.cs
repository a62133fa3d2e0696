using System.Text;

namespace PuskesosBot.Desk.Registry;

/// <summary>
/// How a text file is written: tells encodings and delimiters apart by what they would make of the file.
/// </summary>
internal static class CsvDialect
{
    internal static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private const int Windows1252 = 1252;

    static CsvDialect() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="start">The first bytes of the file.</param>
    internal static Encoding EncodingOf(string file, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Encoding.UTF8;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;

        // Latin letters in UTF-16 are every other byte zero; in any other encoding of a list there is no zero at all.
        var zeros = start.Count((byte)0);
        if (zeros > start.Length / 4) return start[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
        const int binaryShare = 8;
        if (zeros > start.Length / binaryShare + 1)
        {
            throw new ImportRefusedException("FILE_TYPE", "Ini bukan tabel. Yang bisa dibaca: XLSX, XLS, dan CSV.");
        }

        return IsUtf8(file) ? Encoding.UTF8 : Encoding.GetEncoding(Windows1252);
    }

    /// <summary>Whether the text is a web page or XML in disguise, which some programs save as ".xls".</summary>
    internal static void RefuseMarkup(string text)
    {
        var begin = text.AsSpan().TrimStart("\uFEFF \r\n\t");
        if (!begin.StartsWith("<") && !begin.StartsWith("{")) return;
        throw new ImportRefusedException(
            "FILE_TYPE", "Isi berkas ini halaman web atau data program. Buka di Excel, lalu simpan sebagai XLSX.");
    }

    private static bool IsUtf8(string file)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var buffer = new char[1 << 15];
        try
        {
            while (reader.Read(buffer, 0, buffer.Length) > 0) { }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
