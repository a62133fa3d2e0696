using System.CommandLine;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using Spectre.Console;

namespace PuskesosBot.Server.Commands;

/// <summary>Reads a beneficiary list into the registry: problems of rows and file on the screen and in files.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV, XLSX or XLS file." };
        var source = new Option<string>("--source") { Description = "Whose list: dtks, baznas ...", Required = true };
        var desk = new Option<string>("--desk") { Description = "Code of the desk.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read, match and report; write nothing." };
        var report = new Option<string?>("--report") { Description = "Write the report as JSON to this file." };
        var problems = new Option<string?>("--problems") { Description = "Write the problems as CSV to this file." };
        var command = new Command("import", "Import a beneficiary list.")
        {
            file, source, desk, dryRun, report, problems,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new ImportRequest(
                parsed.GetRequiredValue(file), parsed.GetRequiredValue(source), parsed.GetRequiredValue(desk),
                parsed.GetValue(dryRun)),
            new ImportFiles(parsed.GetValue(report), parsed.GetValue(problems)), ct));
        return command;
    }

    internal static async Task<int> RunAsync(ImportRequest request, ImportFiles files, CancellationToken ct)
    {
        try
        {
            var configuration = new ConfigurationManager();
            PuskesosHost.Configure(configuration);
            using var store = DeskStore.Of(configuration, TimeProvider.System);
            await store.OpenAsync(ct);
            var importer = new RegistryImporter(store.Database, store.Vault, TimeProvider.System);
            var report = await WithProgressAsync(
                progress => importer.RunAsync(request, new TidyProgress(progress), ct));
            if (files.Report is not null) ImportReportFiles.WriteJson(report, files.Report);
            if (files.Problems is not null) ImportReportFiles.WriteProblems(report, files.Problems);
            ImportSummary.Write(report, AnsiConsole.Console);
            return ImportSummary.ExitCodeOf(report);
        }
        catch (Exception refusal) when (refusal is StartRefusedException or ConfigurationProblemsException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Verbs.BadUse;
        }
        catch (IOException unwritable) when (files.Report is not null || files.Problems is not null)
        {
            await Console.Error.WriteLineAsync(unwritable.Message);
            return Verbs.BadUse;
        }
    }

    /// <summary>A moving bar on a terminal, a line now and then elsewhere.</summary>
    internal static async Task<ImportReport> WithProgressAsync(
        Func<IProgress<ImportProgress>, Task<ImportReport>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive) return await work(new ImportProgressLines(Console.Out));
        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("Mengimpor");
                var report = await work(new ImportProgressBar(bar));
                bar.Value = bar.MaxValue;
                return report;
            });
    }

    /// <summary>
    /// Gives back the rows of a chunk that was written: a server's collector waits for more than a small machine has.
    /// </summary>
    private sealed class TidyProgress(IProgress<ImportProgress> shown) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            GC.Collect(generation: 0);
            shown.Report(value);
        }
    }

    private sealed class ImportProgressBar(ProgressTask bar) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            bar.MaxValue = Math.Max(1, value.BytesTotal);
            // The reader is ahead of the writer; a full bar is shown when all is written.
            bar.Value = Math.Min(value.BytesDone, bar.MaxValue * 0.99);
            bar.Description = $"Mengimpor: {value.Rows} baris";
        }
    }
}

/// <param name="Report">Path for JSON, or null.</param>
/// <param name="Problems">Path for CSV, or null.</param>
internal sealed record ImportFiles(string? Report, string? Problems);
