namespace PuskesosBot.Desk.Registry;

/// <summary>The table inside a file: its columns, and its data rows without titles, headings and totals.</summary>
internal sealed class SheetTable
{
    private readonly SheetReader _reader;
    private readonly List<SheetRow> _sample = [];
    private int _given;
    private bool _isAfterTotal;

    private SheetTable(SheetReader reader, ImportColumns columns, int titleRows)
    {
        _reader = reader;
        Columns = columns;
        Skipped = titleRows;
        while (_sample.Count < ImportLimits.SampleRowsMax && ReadData() is { } row) _sample.Add(row);
    }

    internal ImportColumns Columns { get; }

    /// <summary>Rows passed over so far.</summary>
    internal int Skipped { get; private set; }

    /// <summary>Goes to the first sheet that has a header we understand.</summary>
    /// <param name="chosen">Headings somebody chose for fields; null: those we know.</param>
    /// <exception cref="ImportRefusedException">None has, or columns are missing.</exception>
    internal static SheetTable Find(SheetReader reader, IReadOnlyDictionary<string, ImportField>? chosen = null)
    {
        List<string> likely = [];
        do
        {
            for (var i = 0; i < ImportLimits.HeaderRowsMax && reader.Read() is { } row; i++)
            {
                if (row.Cells.Length > ImportLimits.ColumnsMax) throw TooManyColumns();
                if (likely.Count == 0) likely = LikelyHeadings(row);
                if (ImportColumns.TryRead(row, chosen) is not { } columns) continue;
                var missing = columns.Missing().ToList();
                if (missing.Count > 0)
                {
                    throw new ImportRefusedException(
                        "COLUMN_MISSING", $"Kolom yang belum ada: {string.Join("; ", missing)}.")
                    {
                        Headings = columns.Headings,
                    };
                }

                return new SheetTable(reader, columns, i + 1);
            }
        }
        while (reader.NextSheet());
        throw new ImportRefusedException(
            "NO_HEADER",
            $"Baris judul kolom tidak ditemukan dalam {ImportLimits.HeaderRowsMax} baris pertama. "
            + "Yang wajib: NAMA, dan RW atau ALAMAT; yang dikenal juga: NIK, NO_KK, JENIS_KELAMIN, TANGGAL_LAHIR, RT, "
            + "PROGRAM, STATUS, TANGGAL_VERVAL, NO_HP.")
        {
            Headings = likely,
        };
    }

    // Three filled cells without a digit: no title and no data.
    private static List<string> LikelyHeadings(SheetRow row)
    {
        const int headingsMin = 3;
        var filled = row.Cells.Select(cell => cell.Text).Where(text => text.Length > 0).ToList();
        return filled.Count >= headingsMin && !filled.Exists(text => text.Any(char.IsAsciiDigit)) ? filled : [];
    }

    internal SheetRow? Next() => _given < _sample.Count ? _sample[_given++] : ReadData();

    /// <summary>Whether the column lost its last digit everywhere: by chance, one number in ten ends in 0.</summary>
    internal bool IsRounded(ImportField field)
    {
        const int enough = 8;
        if (!Columns.Has(field)) return false;
        var numbers = _sample.Select(row => row[Columns[field]].Text)
            .Where(text => text.Length == CellNik.Length && CellNik.IsDigits(text)).ToList();
        return numbers.Count >= enough && numbers.TrueForAll(text => text[^1] == '0');
    }

    private SheetRow? ReadData()
    {
        while (_reader.Read() is { } row)
        {
            if (!IsNoise(row)) return row;
            Skipped++;
        }

        return null;
    }

    private bool IsNoise(SheetRow row)
    {
        var filled = 0;
        var first = "";
        foreach (var cell in row.Cells)
        {
            if (cell.Text.Length == 0) continue;
            if (filled++ == 0) first = cell.Text;
        }

        if (filled == 0) return true;
        if (IsTotal(first))
        {
            _isAfterTotal = true;
            return true;
        }

        // Below the total stand the place, the date and who signed.
        const int signatureCells = 2;
        if (_isAfterTotal && filled <= signatureCells) return true;
        if (filled == 1) return IsHeadingOfBlock(first);
        return IsHeaderAgain(row) || IsColumnNumbers(row, filled);
    }

    private static bool IsTotal(string text)
    {
        foreach (var word in (string[])["JUMLAH", "TOTAL", "SUBTOTAL", "SUB TOTAL", "GRAND TOTAL", "REKAPITULASI"])
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (text.Length == word.Length || !char.IsLetter(text[word.Length]))) return true;
        }

        return false;
    }

    // "RT 02 / RW 06" above its rows.
    private static bool IsHeadingOfBlock(string text) =>
        text.Length < 40 && CellArea.ReadAddress(text) is not (null, null);

    private bool IsHeaderAgain(SheetRow row)
    {
        var name = row[Columns[ImportField.Name]].Text;
        return name.Equals(Columns.Heading(ImportField.Name), StringComparison.OrdinalIgnoreCase);
    }

    // "(1) (2) (3)" below the headings, as forms number their columns.
    private static bool IsColumnNumbers(SheetRow row, int filled)
    {
        const int columnsMin = 3;
        if (filled < columnsMin) return false;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var text = row.Cells[i].Text.AsSpan().Trim("()[] ");
            if (text.Length > 0 && (!int.TryParse(text, out var number) || number != i + 1)) return false;
        }

        return true;
    }

    private static ImportRefusedException TooManyColumns() => new(
        "TOO_MANY_COLUMNS", $"Lebih dari {ImportLimits.ColumnsMax} kolom. Hapus kolom di luar tabel.");
}
