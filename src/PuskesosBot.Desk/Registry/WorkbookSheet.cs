using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace PuskesosBot.Desk.Registry;

/// <summary>Excel workbooks (XLSX and the older XLS) as rows.</summary>
internal sealed class WorkbookSheet : SheetReader
{
    private readonly FileStream _stream;
    private readonly IExcelDataReader _reader;
    private int _number;

    static WorkbookSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookSheet(FileStream stream, IExcelDataReader reader)
    {
        _stream = stream;
        _reader = reader;
    }

    internal override bool IsDelimited => false;

    internal override long BytesDone => Math.Min(_stream.Position, _stream.Length);

    internal static WorkbookSheet OpenChecked(string file, CancellationToken ct)
    {
        var stream = File.OpenRead(file);
        try
        {
            Span<byte> start = stackalloc byte[4];
            stream.ReadExactly(start);
            if (start.StartsWith(Ole)) CompoundGuard.Check(file);
            else WorkbookGuard.Check(file, ct);
            stream.Position = 0;
            var reader = Guarded(() => ExcelReaderFactory.CreateReader(stream));
            return new WorkbookSheet(stream, reader).SkipHidden();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    internal static ImportRefusedException Damaged() => new(
        "FILE_DAMAGED",
        "Berkas rusak atau terpotong. Buka di Excel, simpan lagi sebagai XLSX, atau minta kirim ulang.");

    internal static ImportRefusedException Encrypted() => new(
        "FILE_ENCRYPTED", "Berkas ini memakai kata sandi. Buka di Excel, hapus kata sandinya, lalu simpan lagi.");

    internal override bool NextSheet()
    {
        _number = 0;
        while (Guarded(_reader.NextResult))
        {
            if (IsVisible) return true;
        }

        return false;
    }

    internal override SheetRow? Read()
    {
        if (!Guarded(_reader.Read)) return null;
        _number++;
        return Guarded(ReadCells);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _reader.Dispose();
        _stream.Dispose();
    }

    private bool IsVisible => _reader.VisibleState is null or "visible";

    private WorkbookSheet SkipHidden()
    {
        if (!IsVisible) NextSheet();
        return this;
    }

    private SheetRow ReadCells()
    {
        var filled = _reader.FieldCount;
        while (filled > 0 && _reader.GetValue(filled - 1) is null) filled--;
        if (filled > ImportLimits.ColumnsMax)
        {
            throw new ImportRefusedException(
                "TOO_MANY_COLUMNS",
                $"Baris {_number} punya lebih dari {ImportLimits.ColumnsMax} kolom. Hapus kolom di luar tabel.");
        }

        var cells = new SheetCell[filled];
        var isOverlong = false;
        for (var i = 0; i < filled; i++)
        {
            cells[i] = Cell(_reader.GetValue(i));
            isOverlong |= cells[i].Text.Length > ImportLimits.CellCharsMax;
        }

        return new SheetRow(_number, cells, isOverlong);
    }

    private static SheetCell Cell(object? value) => value switch
    {
        null => SheetCell.Blank,
        string text => new SheetCell(Clean(text)),
        double number => new SheetCell(Digits(number), CellKind.Number),
        DateTime date => new SheetCell(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date)
        {
            Hour = TimeOnly.FromDateTime(date),
        },
        TimeSpan time => new SheetCell(time.ToString("c", CultureInfo.InvariantCulture), CellKind.Date)
        {
            Hour = time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) ? TimeOnly.FromTimeSpan(time) : null,
        },
        bool flag => new SheetCell(flag ? "YA" : "TIDAK"),
        IFormattable other => new SheetCell(Clean(other.ToString(null, CultureInfo.InvariantCulture)), CellKind.Number),
        _ => SheetCell.Blank,
    };

    // Never scientific: the length of the number is what tells a damaged NIK from a short one.
    private static string Digits(double number) => double.IsFinite(number) && Math.Abs(number) < 1e18
        ? ((decimal)number).ToString("0.######", CultureInfo.InvariantCulture) is var shown && Math.Abs(number) < 1e15
            ? shown
            : number.ToString("F0", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Calls the reader library, whose ways to fail on hostile bytes are not listed anywhere.</summary>
    private static T Guarded<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (InvalidPasswordException)
        {
            throw Encrypted();
        }
        catch (Exception e) when (e is not ImportRefusedException and not OperationCanceledException)
        {
            throw Damaged();
        }
    }
}
