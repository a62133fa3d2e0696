using System.CommandLine;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Server.Hosting;
using Spectre.Console;

namespace PuskesosBot.Server.Commands;

/// <summary>Reads a beneficiary list into the registry; for staff, so it speaks Indonesian.</summary>
internal static class ImportCommand
{
    private const int ProblemsShownMax = 20;

    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV, XLSX or XLS." };
        var source = new Option<string>("--source") 
        {
            Description = "Whose list: dtks, baznas, salman.",
            Required = true,
        };
        var desk = new Option<string>("--desk") { Description = "Code of the desk.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read, match and report; write nothing." };
        var report = new Option<string?>("--report") { Description = "Write the report as JSON here." };
        var problems = new Option<string?>("--problems") { Description = "Write the rows to look at as CSV here." };
        var command = new Command("import", "Import a beneficiary list (CSV, XLSX, XLS).") 
        {
            file, source, desk, dryRun, report, problems,
        };
        command.SetAction((parsed, ct) =>
        {
            var request = new ImportRequest(
                parsed.GetValue(file)!, parsed.GetValue(source)!, parsed.GetValue(desk)!, parsed.GetValue(dryRun));
            return RunAsync(request, parsed.GetValue(report), parsed.GetValue(problems), ct);
        });
        return command;
    }

    internal static async Task<int> RunAsync(
        ImportRequest request, string? reportFile, string? problemsFile, CancellationToken ct)
    {
        ImportReport? report = null;
        var started = await ServeCommand.RefusingAsync(async () =>
        {
            var configuration = new ConfigurationManager();
            PuskesosHost.Configure(configuration);
            using var parts = await DeskParts.OpenAsync(configuration, TimeProvider.System, ct);
            var importer = new RegistryImporter(parts.Database, parts.Vault, TimeProvider.System);
            report = await WithProgressAsync(progress => importer.RunAsync(request, progress, ct));
        });
        if (report is null) return started;
        if (reportFile is not null) ImportReportFiles.WriteJson(report, reportFile);
        if (problemsFile is not null) ImportReportFiles.WriteProblems(report, problemsFile);
        Print(report);
        return report.IsRefused || report.Rows.Rejected > 0 ? Verbs.ProblemsFound : Verbs.Done;
    }

    /// <summary>A bar on a terminal; a line now and then elsewhere.</summary>
    internal static async Task<ImportReport> WithProgressAsync(
        Func<IProgress<ImportProgress>, Task<ImportReport>> import)
    {
        if (Console.IsOutputRedirected) return await import(new PlainProgress());
        return await AnsiConsole.Progress().AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask("Mengimpor");
            return await import(new BarProgress(bar));
        });
    }

    private static void Print(ImportReport report)
    {
        foreach (var refusal in report.Refusals) Console.WriteLine($"{report.File}: {refusal.Code} {refusal.Advice}");
        if (report.IsRefused) return;
        if (report.IsRepeat)
        {
            Console.WriteLine($"{report.File}: berkas ini sudah pernah diimpor. Tidak ada yang berubah.");
            return;
        }

        PrintCounts(report);
        foreach (var p in report.Problems.Take(ProblemsShownMax))
            Console.WriteLine($"  baris {p.Row}, {p.Column}: {p.Code} {p.What} {p.WhatToDo}");
        var more = report.Problems.Count - ProblemsShownMax;
        if (more > 0) Console.WriteLine($"  ... dan {more} catatan lagi (pakai --problems BERKAS.csv).");
    }

    private static void PrintCounts(ImportReport report)
    {
        var rows = report.Rows;
        Console.WriteLine($"{report.File}: {rows.Read} baris dibaca{(report.IsDryRun ? " (coba saja)" : "")}.");
        Console.WriteLine($"  {rows.Accepted} diterima, {rows.Warned} diterima dengan catatan, {rows.Held} ditahan,");
        Console.WriteLine($"  {rows.Rejected} ditolak, {rows.Merged} digabung.");
        if (report.SerialSum is { } sum && sum != rows.Read)
            Console.WriteLine($"  Jumlah nomor urut {sum}, jumlah baris {rows.Read}: yang dihitung baris.");
        var (added, changed, gone) = (report.New.Count, report.Changed.Count, report.Gone.Count);
        Console.WriteLine($"  {added} baru, {changed} berubah, {gone} tidak ada lagi.");
    }

    private sealed class BarProgress(ProgressTask bar) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            bar.Value = value.BytesTotal == 0 ? 100 : 100.0 * value.BytesDone / value.BytesTotal;
            bar.Description = $"Mengimpor ({value.Rows} baris)";
        }
    }

    private sealed class PlainProgress : IProgress<ImportProgress>
    {
        private const int RowsPerLine = 10_000;
        private int _next;

        public void Report(ImportProgress value)
        {
            if (value.Rows < _next) return;
            _next = value.Rows + RowsPerLine;
            Console.WriteLine($"  {value.Rows} baris ...");
        }
    }
}
