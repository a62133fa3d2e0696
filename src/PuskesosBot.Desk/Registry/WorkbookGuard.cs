using System.IO.Compression;
using System.Xml;

namespace PuskesosBot.Desk.Registry;

/// <summary>
/// Looks through a workbook before the reader library sees it, so that a hostile one costs bounded time and memory.
/// </summary>
/// <remarks>
/// Sizes are counted while inflating: what the archive's directory claims about itself is not believed.
/// </remarks>
internal static class WorkbookGuard
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ImportLimits.InflatedBytesMax,
    };

    /// <exception cref="ImportRefusedException">With the reason.</exception>
    internal static void Check(string file, CancellationToken ct)
    {
        try
        {
            using var archive = ZipFile.OpenRead(file);
            if (archive.Entries.Count > ImportLimits.WorkbookPartsMax) throw TooLarge();
            RefuseOtherDocuments(archive);
            long inflated = 0;
            foreach (var entry in archive.Entries)
            {
                ct.ThrowIfCancellationRequested();
                if (entry.IsEncrypted) throw WorkbookSheet.Encrypted();
                inflated += CheckPart(entry, ImportLimits.InflatedBytesMax - inflated, ct);
            }
        }
        catch (InvalidDataException)
        {
            throw WorkbookSheet.Damaged();
        }
        catch (Exception e) when (e is XmlException or IOException or NotSupportedException or ArgumentException)
        {
            throw e is XmlException && e.Message.Contains("DTD", StringComparison.Ordinal)
                ? new ImportRefusedException(
                    "FILE_UNSAFE", "Berkas ini berisi bagian yang tidak aman (DTD). Salin tabelnya ke berkas baru.")
                : WorkbookSheet.Damaged();
        }
    }

    private static void RefuseOtherDocuments(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.xml") is not null) return;
        var advice = archive.GetEntry("xl/workbook.bin") is not null
            ? "Ini berkas XLSB. Buka di Excel, lalu simpan sebagai XLSX."
            : archive.GetEntry("content.xml") is not null
                ? "Ini berkas OpenDocument. Simpan sebagai XLSX atau CSV."
                : "Ini arsip atau dokumen lain, bukan tabel. Yang bisa dibaca: XLSX, XLS, dan CSV.";
        throw new ImportRefusedException("FILE_TYPE", advice);
    }

    private static long CheckPart(ZipArchiveEntry entry, long left, CancellationToken ct)
    {
        using var stream = new BoundedStream(entry.Open(), left, ct);
        var first = stream.ReadByte();
        if (first < 0) return 0;
        var isMarkup = first is '<' or 0xEF or 0xFE or 0xFF;
        if (!isMarkup)
        {
            stream.CopyTo(Stream.Null);
            return stream.Count;
        }

        using var again = new BoundedStream(entry.Open(), left, ct);
        using var xml = XmlReader.Create(again, Settings);
        CheckXml(xml, again);
        return again.Count;
    }

    private static void CheckXml(XmlReader xml, BoundedStream stream)
    {
        var isSheet = false;
        long rows = 0;
        var columns = 0;
        while (xml.Read())
        {
            if (xml.Depth > ImportLimits.XmlDepthMax) throw WorkbookSheet.Damaged();
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.Depth == 0) isSheet = xml.LocalName == "worksheet";
            if (!isSheet && stream.Count > ImportLimits.InflatedPartBytesMax) throw TooLarge();
            if (!isSheet) continue;
            if (xml.LocalName == "row") rows = Math.Max(rows + 1, RowNumber(xml.GetAttribute("r")));
            else if (xml.LocalName == "c") columns = Math.Max(columns, ColumnNumber(xml.GetAttribute("r")));
            if (rows * columns > ImportLimits.CellsMax) throw TooLarge();
        }
    }

    private static long RowNumber(string? reference)
    {
        if (reference is null) return 0;
        const int excelRowsMax = 1_048_576;
        if (!int.TryParse(reference, out var number) || number is < 1 or > excelRowsMax) throw WorkbookSheet.Damaged();
        return number;
    }

    /// <summary>27 for "AA5".</summary>
    private static int ColumnNumber(string? reference)
    {
        const int excelColumnsMax = 16_384;
        var number = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter)) break;
            number = number * 26 + char.ToUpperInvariant(letter) - 'A' + 1;
            if (number > excelColumnsMax) throw WorkbookSheet.Damaged();
        }

        return number;
    }

    private static ImportRefusedException TooLarge() => new(
        "FILE_UNPACKS_TOO_LARGE",
        "Isi berkas terlalu besar setelah dibuka. Salin tabelnya saja ke berkas baru, lalu impor berkas itu.");

    /// <summary>Counts what is inflated and stops at the bound.</summary>
    private sealed class BoundedStream(Stream inner, long bytesMax, CancellationToken ct) : Stream
    {
        internal long Count { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            ct.ThrowIfCancellationRequested();
            var read = inner.Read(buffer, offset, count);
            Count += read;
            return Count > bytesMax ? throw TooLarge() : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
