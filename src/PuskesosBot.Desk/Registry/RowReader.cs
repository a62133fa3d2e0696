using System.Globalization;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>Reads one data row by itself: what it says, and what is wrong with that. Pure.</summary>
internal sealed class RowReader(RowContext context)
{
    private const int OldestYears = 120;

    private static readonly Dictionary<string, Standing> Standings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LAYAK"] = Standing.Eligible,
        ["MAMPU"] = Standing.NowCapable,
        ["SUDAH MAMPU"] = Standing.NowCapable,
        ["TIDAK LAYAK"] = Standing.NowCapable,
        ["MENINGGAL"] = Standing.Deceased,
        ["MENINGGAL DUNIA"] = Standing.Deceased,
        ["PINDAH"] = Standing.Moved,
        ["BANTUAN LAIN"] = Standing.OtherAid,
        ["TIDAK DITEMUKAN"] = Standing.NotFound,
        ["BELUM VERVAL"] = Standing.Unverified,
    };

    private readonly ImportColumns _columns = context.Columns;

    internal ImportRow Read(SheetRow sheet)
    {
        var row = new ImportRow { Number = sheet.Number };
        ReadName(sheet, row);
        if (sheet.IsOverlong) row.Find("CELL_TOO_LONG", "", "");
        if (context.IsDelimited && IsShifted(sheet)) row.Find("ROW_SHIFTED", "", "");
        ReadArea(sheet, row);
        var number = sheet[_columns[ImportField.Serial]].Text.AsSpan().TrimEnd('.');
        row.Serial = int.TryParse(number, out var serial) ? serial : null;
        if (row.IsRejected) return row;
        ReadNumbers(sheet, row);
        ReadBirth(sheet, row);
        ReadSex(sheet, row);
        ReadStanding(sheet, row);
        ReadProgrammes(sheet, row);
        ReadPhone(sheet, row);
        Compare(row);
        return row;
    }

    private bool IsShifted(SheetRow sheet)
    {
        for (var i = _columns.Width; i < sheet.Cells.Length; i++)
        {
            if (sheet.Cells[i].Text.Length > 0) return true;
        }

        return false;
    }

    private void ReadName(SheetRow sheet, ImportRow row)
    {
        var cell = sheet[_columns[ImportField.Name]];
        var text = cell.Text.StartsWith('\'') ? cell.Text[1..] : cell.Text;
        // Formulas are looked for everywhere, because a report is opened in a spreadsheet again.
        foreach (var any in sheet.Cells)
        {
            if (IsFormula(any)) row.Find("FORMULA_TEXT", HeadingOf(sheet, any), any.Text);
        }

        row.Name = OneLine(text);
        row.SearchName = PersonNames.Search(text);
        if (CellNik.IsBlank(row.Name)) row.Find("NAME_MISSING", Heading(ImportField.Name), "");
        else if (!IsName(row)) row.Find("NAME_INVALID", Heading(ImportField.Name), row.Name);
    }

    private static bool IsName(ImportRow row)
    {
        const int lettersMin = 2, charsMax = 100, digitsMax = 5;
        return row.SearchName.Length >= lettersMin && row.Name.Length <= charsMax
            && row.Name.AsSpan().Count('\uFFFD') == 0 && row.Name.Count(char.IsDigit) <= digitsMax;
    }

    private static bool IsFormula(SheetCell cell) =>
        cell.Kind == CellKind.Text && cell.Text.Length > 1
        && (cell.Text[0] is '=' or '@' || (cell.Text[0] is '+' or '-' && char.IsAsciiLetter(cell.Text[1])));

    private string HeadingOf(SheetRow sheet, SheetCell cell)
    {
        var column = Array.IndexOf(sheet.Cells, cell);
        return context.HeadingAt(column);
    }

    private void ReadArea(SheetRow sheet, ImportRow row)
    {
        row.Address = OneLine(sheet[_columns[ImportField.Address]].Text);
        var fromAddress = CellArea.ReadAddress(row.Address);
        if (_columns.Has(ImportField.RtRw))
        {
            var pair = CellArea.ReadPair(sheet[_columns[ImportField.RtRw]].Text);
            fromAddress = (pair.Rt ?? fromAddress.Rt, pair.Rw ?? fromAddress.Rw);
        }

        row.Rt = AreaNumber(sheet, row, ImportField.Rt, "RT_UNREADABLE") ?? fromAddress.Rt;
        row.Rw = AreaNumber(sheet, row, ImportField.Rw, "RW_UNREADABLE") ?? fromAddress.Rw;
        var kelurahan = sheet[_columns[ImportField.Kelurahan]].Text;
        if (kelurahan.Length == 0 || context.IsOwnKelurahan(kelurahan)) return;
        row.Find("OTHER_KELURAHAN", Heading(ImportField.Kelurahan), kelurahan);
        // RW 06 of a neighbour must never be told what is for our RW 06.
        (row.Rt, row.Rw) = (null, null);
    }

    private string? AreaNumber(SheetRow sheet, ImportRow row, ImportField field, string code)
    {
        var text = sheet[_columns[field]].Text;
        if (CellNik.IsBlank(text)) return null;
        var number = CellArea.TryReadNumber(text);
        if (number is null) row.Find(code, Heading(field), text);
        return number;
    }

    private void ReadNumbers(SheetRow sheet, ImportRow row)
    {
        var nikCell = sheet[_columns[ImportField.Nik]];
        var nik = CellNik.ReadNik(nikCell, context.IsNikRounded);
        row.Nik = nik.Digits;
        var wasHeld = row.IsHeld;
        if (nik.Fault is { } fault)
        {
            row.Find($"NIK_{fault}", Heading(ImportField.Nik), nikCell.Text);
            // Whether this holds the row is decided when it is known who it is.
            (row.IsHeld, row.NikFault) = (wasHeld, row.Findings![^1]);
        }

        var kkCell = sheet[_columns[ImportField.Kk]];
        var kk = CellNik.ReadKk(kkCell, context.IsKkRounded);
        var code = kk.Fault is not null ? kk.IsDamaged ? "KK_DAMAGED" : "KK_FAULTY"
            : kk.Digits is not null && kk.Digits == nik.Digits ? "KK_IS_NIK" : null;
        if (code is null) row.Kk = kk.Digits;
        else row.Find(code, Heading(ImportField.Kk), kkCell.Text);
    }

    private void ReadBirth(SheetRow sheet, ImportRow row)
    {
        var field = BirthField;
        var cell = sheet[_columns[field]];
        if (CellNik.IsBlank(cell.Text)) return;
        if (field == ImportField.BirthPlaceAndDate) cell = CellDate.AfterPlace(cell);
        var date = CellDate.TryRead(cell, context.Today);
        if (date is null) row.Find("BIRTH_DATE_UNREADABLE", Heading(field), cell.Text);
        else if (date > context.Today || date < context.Today.AddYears(-OldestYears))
        {
            row.Find("BIRTH_DATE_UNLIKELY", Heading(field), cell.Text);
        }
        else row.BirthDate = date;
    }

    private void ReadSex(SheetRow sheet, ImportRow row)
    {
        var text = sheet[_columns[ImportField.Sex]].Text;
        if (CellNik.IsBlank(text)) return;
        row.Sex = text.ToUpperInvariant() switch
        {
            "L" or "LK" or "LAKI-LAKI" or "LAKI LAKI" or "LAKI" or "PRIA" or "M" => Sex.Male,
            "P" or "PR" or "PEREMPUAN" or "WANITA" or "W" or "F" => Sex.Female,
            _ => null,
        };
        if (row.Sex is null) row.Find("SEX_UNREADABLE", Heading(ImportField.Sex), text);
    }

    private void ReadStanding(SheetRow sheet, ImportRow row)
    {
        var text = sheet[_columns[ImportField.Standing]].Text;
        if (text.Length > 0)
        {
            row.Standing = Standings.TryGetValue(text, out var standing) ? standing : Standing.Unverified;
            if (!Standings.ContainsKey(text)) row.Find("STATUS_UNKNOWN", Heading(ImportField.Standing), text);
        }

        var on = sheet[_columns[ImportField.VerifiedOn]];
        if (CellNik.IsBlank(on.Text)) return;
        row.VerifiedOn = CellDate.TryRead(on, context.Today);
        if (row.VerifiedOn is null) row.Find("VERIFIED_ON_UNREADABLE", Heading(ImportField.VerifiedOn), on.Text);
    }

    private void ReadProgrammes(SheetRow sheet, ImportRow row)
    {
        var text = sheet[_columns[ImportField.Programmes]].Text;
        if (text.Length == 0) return;
        context.UnknownProgrammes.Clear();
        row.Programmes = ProgrammeNames.Read(text, context.Source, context.UnknownProgrammes);
        foreach (var unknown in context.UnknownProgrammes)
        {
            row.Find("PROGRAMME_UNKNOWN", Heading(ImportField.Programmes), unknown);
        }
    }

    private void ReadPhone(SheetRow sheet, ImportRow row)
    {
        var text = sheet[_columns[ImportField.Phone]].Text;
        if (CellNik.IsBlank(text)) return;
        row.Phone = CellPhone.TryRead(text);
        if (row.Phone is null) row.Find("PHONE_UNREADABLE", Heading(ImportField.Phone), text);
    }

    private void Compare(ImportRow row)
    {
        if (!Nik.TryParse(row.Nik, out var nik)) return;
        if (row.BirthDate is { } birth
            && (birth.Day, birth.Month, birth.Year % 100) != (nik.BirthDay, nik.BirthMonth, nik.BirthYearTwoDigits))
        {
            row.Find("NIK_BIRTH_DATE", Heading(BirthField), birth.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture));
        }

        if (row.Sex is { } sex && sex != nik.Sex)
        {
            row.Find("NIK_SEX", Heading(ImportField.Sex), sex == Sex.Female ? "P" : "L");
        }
    }

    private ImportField BirthField =>
        _columns.Has(ImportField.BirthDate) ? ImportField.BirthDate : ImportField.BirthPlaceAndDate;

    private string Heading(ImportField field) => _columns.Heading(field);

    private static string OneLine(string text) => text.Contains("  ", StringComparison.Ordinal)
        ? string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        : text;
}
