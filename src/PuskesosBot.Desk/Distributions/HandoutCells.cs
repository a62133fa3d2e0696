using System.Globalization;
using System.Text.RegularExpressions;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Cells of a sheet of hand-outs as people write them.</summary>
internal static partial class HandoutCells
{
    private static readonly string[] Unknowns =
    [
        "BELUM TAHU", "BELUM DIKETAHUI", "BELUM ADA", "BELUM PASTI", "BELUM JELAS", "BELUM", "MENYUSUL", "TIDAK TAHU",
        "TBA", "?", "-", "--",
    ];

    private static readonly Dictionary<string, string> Papers = PaperNames();

    internal static bool IsUnknown(string text) => Unknowns.Contains(text.Trim('.').Trim().ToUpperInvariant());

    /// <summary>"3, 4 dan 7", "03 s/d 08", "RW 06" or "semua"; null: it says no RWs.</summary>
    internal static IReadOnlyList<string>? Rws(SheetCell cell, IReadOnlyList<string> all)
    {
        // "4,5" that became a number and "3-8" that became a day say nothing any more.
        if (cell.Kind == CellKind.Date || (cell.Kind == CellKind.Number && cell.Text.Contains('.'))) return null;
        var text = Until().Replace(cell.Text.ToUpperInvariant(), "-");
        if (text is "SEMUA" or "SEMUA RW" or "SELURUH RW" or "SEKELURAHAN") return all;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in And().Split(text).Where(part => part.Trim().Length > 0))
        {
            var ends = part.Split('-').Select(CellArea.TryReadNumber).ToList();
            if (ends.Count > 2 || ends.Contains(null)) return null;
            var (first, last) = (Number(ends[0]!), Number(ends[^1]!));
            if (first > last) return null;
            for (var rw = first; rw <= last; rw++) found.Add(rw.ToString("00", CultureInfo.InvariantCulture));
        }

        return found.Count > 0 ? [.. found] : null;
    }

    /// <summary>"Sabtu, 28 November 2026", 28/11/26 or a date of the spreadsheet; null: it is none.</summary>
    internal static DateOnly? Day(SheetCell cell) =>
        // Two digits of a year are of this century: a hand-out is to come.
        CellDate.TryRead(CellDate.AfterPlace(cell), CellDate.FarFuture);

    /// <summary>"09.00", "jam 9", "09.00-12.00 WIB" or a time of the spreadsheet; null: it is none.</summary>
    internal static TimeOnly? Hour(SheetCell cell)
    {
        if (cell.Hour is { } hour) return hour;
        if (cell.Kind == CellKind.Number && cell.Text.StartsWith("0.", StringComparison.Ordinal)
            && double.TryParse(cell.Text, CultureInfo.InvariantCulture, out var part)) return OfDay(part);
        var match = Clock().Match(cell.Text);
        return match.Success && Number(match.Groups[1].Value) is < 24 and var hours
            && Minutes(match.Groups[2].Value) is < 60 and var minutes
            ? new TimeOnly(hours, minutes)
            : null;
    }

    /// <summary>Ids of documents; null: one of them is not known.</summary>
    internal static IReadOnlyList<string>? PaperIds(string text)
    {
        var ids = And().Split(text.ToUpperInvariant()).Where(part => part.Trim().Length > 0)
            .Select(part => Papers.GetValueOrDefault(Letters(part))).ToList();
        return ids.Contains(null) ? null : [.. ids.Select(id => id!).Distinct()];
    }

    internal static int? Whole(SheetCell cell, int max) =>
        int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 && number <= max ? number : null;

    internal static string Letters(string text) =>
        string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();

    private static TimeOnly? OfDay(double part) => part is >= 0 and < 1
        ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Round(TimeSpan.FromDays(part).TotalMinutes)))
        : null;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int Minutes(string digits) => digits.Length == 0 ? 0 : Number(digits);

    private static Dictionary<string, string> PaperNames()
    {
        (string Id, string Names)[] table =
        [
            ("KTP", "KTP EKTP KTPASLI FOTOKOPIKTP FCKTP FOTOCOPYKTP KARTUTANDAPENDUDUK"),
            ("KK", "KK KKASLI FOTOKOPIKK FCKK FOTOCOPYKK KARTUKELUARGA"),
            ("BARCODE", "BARCODE KODEBATANG UNDANGAN UNDANGANBARCODE SURATUNDANGAN"),
            ("SKTM", "SKTM SURATKETERANGANTIDAKMAMPU"),
            ("SURAT_WILAYAH", "SURATWILAYAH SURATPENGANTAR PENGANTARRTRW SURATPENGANTARRTRW SURATRTRW"),
            ("FOTO_RUMAH", "FOTORUMAH"), ("BIODATA", "BIODATA"), ("BUKTI_KEBUTUHAN", "BUKTIKEBUTUHAN"),
            ("KARTU_BNI", "KARTUBNI KARTUKKS KKS ATMBNI KARTUATM"), ("SURAT_REKOMENDASI", "SURATREKOMENDASI"),
        ];
        return table.SelectMany(line => line.Names.Split(' ').Select(name => (name, line.Id)))
            .ToDictionary(line => line.name, line => line.Id);
    }

    [GeneratedRegex(@"\bS\s*/\s*D\b|\bS\.D\.?|\bSD\b|\bSAMPAI\b|\bHINGGA\b|–", Options, TimeoutMs)]
    private static partial Regex Until();

    [GeneratedRegex(@"[,;/&+\n]|\bDAN\b", Options, TimeoutMs)]
    private static partial Regex And();

    // One that says until when the table is open begins with the first.
    [GeneratedRegex(
        @"^(?:(?:JAM|PUKUL|PKL)\b\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?::00)?\s*(?:WIB\s*)?(?:(?:-|S/D|SD|SAMPAI)\s*.*)?$",
        Options, TimeoutMs)]
    private static partial Regex Clock();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int TimeoutMs = 200;
}
