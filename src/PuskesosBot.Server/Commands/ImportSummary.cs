using PuskesosBot.Desk.Registry;
using Spectre.Console;

namespace PuskesosBot.Server.Commands;

/// <summary>What an import did, for the person who started it.</summary>
internal static class ImportSummary
{
    private const int ProblemsShown = 20;

    private static readonly string[] BadUse = ["SOURCE_INVALID", "FILE_MISSING", "DESK_UNKNOWN"];

    internal static int ExitCodeOf(ImportReport report) =>
        report.Refusals.Exists(refusal => BadUse.Contains(refusal.Code)) ? Verbs.BadUse
        : report.IsRefused || report.Rows.Rejected > 0 ? Verbs.ProblemsFound
        : Verbs.Done;

    internal static void Write(ImportReport report, IAnsiConsole console)
    {
        foreach (var refusal in report.Refusals) Line(console, $"{report.File}: {refusal.Code} {refusal.Advice}");
        if (report.IsRefused) return;
        if (report.IsRepeat)
        {
            Line(console, $"{report.File} sudah pernah diimpor; tidak ada yang berubah.");
            return;
        }

        var rows = report.Rows;
        var trial = report.IsDryRun ? " (uji coba, tidak disimpan)" : "";
        Line(console, $"{report.File}: {rows.Read} baris dibaca{trial}");
        Line(console, $"  diterima {rows.Accepted}, perlu diperiksa {rows.Warned}, ditahan {rows.Held}, "
            + $"digabung {rows.Merged}, ditolak {rows.Rejected}");
        Line(console, $"  orang baru {report.New.Count}, berubah {report.Changed.Count}, "
            + $"tidak ada lagi {report.Gone.Count}");
        Line(console, $"  per RW: {string.Join(", ", report.RowsPerRw.Select(rw => $"{rw.Key} {rw.Value}"))}");
        if (report.SerialSum is { } sum && sum != rows.Read)
        {
            Line(console, $"  nomor urut berjumlah {sum}, baris ada {rows.Read}: yang dihitung baris");
        }

        if (report.UnknownColumns.Count > 0)
        {
            Line(console, $"  kolom yang tidak dipakai: {string.Join(", ", report.UnknownColumns)}");
        }

        Problems(report, console);
    }

    private static void Problems(ImportReport report, IAnsiConsole console)
    {
        var weightiest = report.Problems.OrderByDescending(p => p.Verdict == ImportVerdict.Rejected);
        foreach (var p in weightiest.Take(ProblemsShown))
        {
            var column = p.Column.Length > 0 ? $", {p.Column}" : "";
            Line(console, $"{report.File}: baris {p.Row}{column}: {p.Code} \"{p.Value}\" {p.What} {p.WhatToDo}");
        }

        if (report.Problems.Count > ProblemsShown)
        {
            var more = report.Problems.Count - ProblemsShown;
            Line(console, $"... dan {more} lagi: pakai --problems FILE.csv untuk semuanya");
        }
    }

    // What comes from a file must not be read as markup or as a command to the terminal.
    private static void Line(IAnsiConsole console, string text) =>
        console.WriteLine(string.Concat(text.Where(c => !char.IsControl(c))));
}
