using System.Security.Cryptography;

namespace PuskesosBot.Desk.Registry;

/// <summary>Reads the rows of a spreadsheet file one after another, whatever its format.</summary>
internal abstract class SheetReader : IDisposable
{
    private static readonly (byte[] Start, string Advice)[] OtherTypes =
    [
        ("%PDF"u8.ToArray(), "Ini berkas PDF. Minta berkas aslinya sebagai XLSX atau CSV."),
        ([0x89, 0x50, 0x4E, 0x47], "Ini gambar. Minta daftarnya sebagai XLSX atau CSV."),
        ([0xFF, 0xD8, 0xFF], "Ini foto. Minta daftarnya sebagai XLSX atau CSV."),
        ("GIF8"u8.ToArray(), "Ini gambar. Minta daftarnya sebagai XLSX atau CSV."),
        ("Rar!"u8.ToArray(), "Ini arsip RAR. Buka dulu arsipnya, lalu impor daftarnya."),
        ([0x1F, 0x8B], "Ini arsip GZ. Buka dulu arsipnya, lalu impor daftarnya."),
        ([0x37, 0x7A, 0xBC, 0xAF], "Ini arsip 7z. Buka dulu arsipnya, lalu impor daftarnya."),
        ("SQLite format 3"u8.ToArray(), "Ini basis data, bukan daftar. Ekspor dulu sebagai XLSX atau CSV."),
        ("{\\rtf"u8.ToArray(), "Ini dokumen RTF. Simpan tabelnya sebagai XLSX atau CSV."),
    ];

    /// <summary>True for text files, where a surplus cell means that the columns have shifted.</summary>
    internal abstract bool IsDelimited { get; }

    /// <summary>How much of the file has been read, for progress; an estimate.</summary>
    internal abstract long BytesDone { get; }

    /// <summary>The next row of the current sheet, or null at its end.</summary>
    internal abstract SheetRow? Read();

    /// <summary>Goes to the next visible sheet; false when there is none.</summary>
    internal abstract bool NextSheet();

    /// <exception cref="ImportRefusedException">Not a table, damaged, encrypted or beyond a limit.</exception>
    internal static SheetReader Open(string file, CancellationToken ct)
    {
        var start = new byte[4096];
        using (var stream = File.OpenRead(file))
        {
            if (stream.Length == 0) throw new ImportRefusedException("FILE_EMPTY", "Berkas ini kosong.");
            if (stream.Length > ImportLimits.FileBytesMax)
            {
                throw new ImportRefusedException(
                    "FILE_TOO_LARGE", "Berkas lebih dari 64 MB. Pecah menjadi beberapa berkas, misalnya satu per RW.");
            }

            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }

        foreach (var (bytes, advice) in OtherTypes)
        {
            if (start.AsSpan().StartsWith(bytes)) throw new ImportRefusedException("FILE_TYPE", advice);
        }

        var isWorkbook = start.AsSpan().StartsWith("PK"u8) || start.AsSpan().StartsWith(Ole);
        return isWorkbook ? WorkbookSheet.OpenChecked(file, ct) : CsvSheet.OpenChecked(file, start);
    }

    /// <summary>
    /// Looks through the whole file, so that one which breaks half-way is refused before anything is written.
    /// </summary>
    /// <exception cref="ImportRefusedException">Not a table, damaged, encrypted or beyond a limit.</exception>
    internal static void RefuseUnreadable(
        string file, IReadOnlyDictionary<string, ImportField>? chosen, CancellationToken ct)
    {
        using var reader = Open(file, ct);
        SheetTable.Find(reader, chosen);
        if (reader.IsDelimited)
        {
            if (CountLines(file) > ImportLimits.RowsMax) throw TooManyRows();
            return;
        }

        for (var rows = 0; reader.Read() is not null; rows++)
        {
            if (rows > ImportLimits.RowsMax) throw TooManyRows();
            ct.ThrowIfCancellationRequested();
        }
    }

    private static long CountLines(string file)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[1 << 16];
        long lines = 0;
        for (int read; (read = stream.Read(buffer)) > 0;) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }

    private static ImportRefusedException TooManyRows() => new(
        "TOO_MANY_ROWS", $"Lebih dari {ImportLimits.RowsMax} baris. Pecah menjadi beberapa berkas.");

    internal static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    internal static async Task<byte[]> HashAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return await SHA256.HashDataAsync(stream, ct);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>Trims, and turns control characters and line breaks into blanks.</summary>
    protected static string Clean(string text)
    {
        var trimmed = text.Trim(Edge);
        return trimmed.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0
            ? trimmed
            : string.Concat(trimmed.Select(c => c < ' ' ? ' ' : c));
    }

    private static readonly char[] Edge = [' ', '\t', '\r', '\n', '\0', '\u00A0', '\u200B', '\uFEFF'];
}
