using System.Globalization;

namespace PuskesosBot.Desk.Registry;

/// <summary>
/// Dates as Indonesian lists write them: day first, with month names, or as a spreadsheet's serial number.
/// </summary>
internal static class CellDate
{
    internal static readonly DateOnly FarFuture = new(2099, 12, 31);

    private const int SerialMin = 1, SerialMax = 73_050; // 1 January 1900 to 31 December 2099.

    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    private static readonly Dictionary<string, int> Months = MonthTable();

    /// <param name="today">Two-digit years are the last ones that are not after it.</param>
    internal static DateOnly? TryRead(SheetCell cell, DateOnly today)
    {
        var text = cell.Text;
        var isPlain = text.Length == 10 && text[2] == text[5] && text[2] is '-' or '/' or '.';
        if (isPlain && ReadDayFirst(text) is { } plain) return plain;
        if (cell.Kind == CellKind.Number || (text.Length == 5 && CellNik.IsDigits(text))) return ReadSerial(text);
        return ReadParts(text, today);
    }

    /// <summary>"Bandung, 18 Januari 2006" without the place.</summary>
    internal static SheetCell AfterPlace(SheetCell cell)
    {
        if (cell.Kind != CellKind.Text) return cell;
        var digit = cell.Text.AsSpan().IndexOfAnyInRange('0', '9');
        return digit < 0 ? cell : new SheetCell(cell.Text[digit..]);
    }

    private static DateOnly? ReadDayFirst(string text)
    {
        return int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(text.AsSpan(6, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? Make(year, month, day)
            : null;
    }

    private static DateOnly? ReadSerial(string text)
    {
        var whole = text.AsSpan();
        var point = whole.IndexOf('.');
        if (point >= 0) whole = whole[..point];
        return int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= SerialMin and <= SerialMax
            ? SerialZero.AddDays(serial)
            : null;
    }

    private static DateOnly? ReadParts(string text, DateOnly today)
    {
        var parts = text.Split([' ', '-', '/', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        // A time of day may follow, as databases write it.
        if (parts.Length < 3 || (parts.Length > 3 && !parts[3].Contains(':'))) return null;
        var isYearFirst = parts[0].Length == 4;
        var (d, y) = isYearFirst ? (parts[2], parts[0]) : (parts[0], parts[2]);
        if (isYearFirst && d.IndexOf('T', StringComparison.Ordinal) is > 0 and var time) d = d[..time];
        if (!Number(d, out var day) || !Number(y, out var year) || y.Length is not (2 or 4)) return null;
        var m = parts[1].ToUpperInvariant();
        if (!Number(m, out var month) && !Months.TryGetValue(m, out month)) return null;
        if (y.Length == 2) year += today.Year / 100 * 100;
        return Make(year, month, day) is { } date ? date > today && y.Length == 2 ? date.AddYears(-100) : date : null;
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1800 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static Dictionary<string, int> MonthTable()
    {
        string[] names =
        [
            "JANUARI JAN JANUARY", "FEBRUARI PEBRUARI FEB PEB FEBRUARY", "MARET MAR MRT MARCH", "APRIL APR", "MEI MAY",
            "JUNI JUN JUNE", "JULI JUL JULY", "AGUSTUS AGU AGS AGT AGUST AUG AUGUST", "SEPTEMBER SEP SEPT",
            "OKTOBER OKT OCT OCTOBER", "NOVEMBER NOPEMBER NOV NOP", "DESEMBER DES DEC DECEMBER",
        ];
        return names
            .SelectMany((line, i) => line.Split(' ').Select(name => (name, month: i + 1)))
            .ToDictionary(entry => entry.name, entry => entry.month);
    }
}
