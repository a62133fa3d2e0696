using System.Diagnostics;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>What a cell that should hold a NIK or KK number holds.</summary>
/// <param name="Digits">Sixteen digits, or null when there is none that may be stored.</param>
/// <param name="Fault">Why not: the end of a reason code, such as <c>ROUNDED</c>; null for a blank cell.</param>
internal readonly record struct CellNik(string? Digits, string? Fault)
{
    internal const int Length = Nik.DigitsCount;

    private const int PlacesOfDouble = 15;

    private static readonly HashSet<string> Blanks = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "-", "--", "0", "N/A", "NA", "NULL", "NIHIL", "KOSONG", "TIDAK ADA", "TDK ADA", "BELUM ADA", "TIDAK PUNYA",
        "BELUM PUNYA", "TIDAK TAHU",
    };

    internal static bool IsBlank(string text) => Blanks.Contains(text);

    /// <param name="isRounded">The whole column lost its last digits, so none that ends in 0 is believed.</param>
    internal static CellNik ReadNik(SheetCell cell, bool isRounded)
    {
        var read = ReadDigits(cell, isRounded);
        return read.Digits is { } digits && StructureFault(digits) is { } fault ? new CellNik(null, fault) : read;
    }

    internal static CellNik ReadKk(SheetCell cell, bool isRounded)
    {
        var read = ReadDigits(cell, isRounded);
        return read.Digits is { } digits && !KkNumber.TryParse(digits, out _) ? new CellNik(null, "FAULTY") : read;
    }

    /// <summary>True when the cell was harmed by a spreadsheet, not mistyped by a person.</summary>
    internal bool IsDamaged => Fault is "SCIENTIFIC" or "ROUNDED" or "AS_NUMBER" or "DATE_LIKE" or "DECIMAL";

    private static CellNik ReadDigits(SheetCell cell, bool isRounded)
    {
        var text = cell.Text;
        if (cell.Kind == CellKind.Date) return new CellNik(null, "DATE_LIKE");
        if (cell.Kind == CellKind.Number) return ReadNumber(text);
        if (text.Length != Length || !IsDigits(text))
        {
            text = text.Trim('\'', '`', '\u2018', '\u2019', '"', '=', ' ');
            if (IsBlank(text)) return default;
            if (DamageOf(text) is { } damage) return new CellNik(null, damage);
            text = WithoutSeparators(text);
            if (!IsDigits(text)) return new CellNik(null, "CHARACTERS");
            if (text.Length != Length) return new CellNik(null, "LENGTH");
        }

        if (text.AsSpan().IndexOfAnyExcept('0') < 0) return default;
        return isRounded && text[^1] == '0' ? new CellNik(null, "ROUNDED") : new CellNik(text, null);
    }

    // A number cell is never believed: from the sixteenth place on, a spreadsheet keeps noughts instead of digits.
    private static CellNik ReadNumber(string text)
    {
        if (IsBlank(text)) return default;
        if (text.Contains('E')) return new CellNik(null, "SCIENTIFIC");
        if (text.Contains('.')) return new CellNik(null, "DECIMAL");
        if (text.Length <= PlacesOfDouble) return new CellNik(null, "LENGTH");
        return new CellNik(null, text[^1] == '0' ? "ROUNDED" : "AS_NUMBER");
    }

    private static string? DamageOf(string text)
    {
        var exponent = text.IndexOfAny(['E', 'e']);
        if (exponent > 0 && IsDigits(text[..exponent].Replace(",", "", StringComparison.Ordinal)
            .Replace(".", "", StringComparison.Ordinal)) && IsDigits(text[(exponent + 1)..].TrimStart('+')))
        {
            return "SCIENTIFIC";
        }

        var point = text.LastIndexOfAny(['.', ',']);
        if (point >= PlacesOfDouble - 1 && IsDigits(text[..point]) && text[(point + 1)..].Trim('0').Length == 0)
        {
            return "DECIMAL";
        }

        var isDate = text.AsSpan().IndexOfAny("/-") > 0
            && CellDate.TryRead(new SheetCell(text), CellDate.FarFuture) is not null;
        return isDate ? "DATE_LIKE" : null;
    }

    private static string? StructureFault(string digits) => Nik.Read(digits, out _) switch
    {
        // A NIK may come from anywhere, but no regency and no sub-district is numbered 00.
        NikProblem.None => digits[2..4] == "00" || digits[4..6] == "00" ? "DISTRICT" : null,
        NikProblem.Length => "LENGTH",
        NikProblem.Province => "DISTRICT",
        NikProblem.BirthDate => "DATE",
        NikProblem.Sequence => "SEQUENCE",
        var other => throw new UnreachableException(other.ToString()),
    };

    internal static bool IsDigits(string text) =>
        text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static string WithoutSeparators(string text) =>
        string.Concat(text.Where(c => c is not (' ' or '.' or '-' or '\u00A0' or '_')));
}
