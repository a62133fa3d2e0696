using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Registry;

/// <summary>
/// Reads a beneficiary list into the registry. Safe to repeat, also after a crash; nothing is deleted.
/// </summary>
/// <remarks>One import of a desk at a time: two at once would not see each other's people.</remarks>
public sealed partial class RegistryImporter(DeskDatabase database, IdentifierVault vault, TimeProvider time)
{
    /// <summary>
    /// Imports, or says why not; what is wrong with the file or its rows is in the report, not thrown.
    /// </summary>
    /// <exception cref="OperationCanceledException">What was committed stays; the next run takes it up.</exception>
    public async Task<ImportReport> RunAsync(
        ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var report = new ImportReport
        {
            Source = request.Source,
            Desk = request.DeskCode,
            File = request.Name,
            IsDryRun = request.IsDryRun,
        };
        try
        {
            var desk = await FindDeskAsync(request, ct);
            var hash = await SheetReader.HashAsync(request.File, ct);
            if (await IsRepeatAsync(desk.Id, request, hash, report, ct)) return report;
            await ImportAsync(request, desk, hash, report, progress, ct);
        }
        catch (ImportRefusedException refused)
        {
            report.Refusals.Add(new ImportRefusal(refused.Code, refused.Advice));
            report.Headings = refused.Headings;
        }

        return report;
    }

    private async Task<WelfareDesk> FindDeskAsync(ImportRequest request, CancellationToken ct)
    {
        if (!SourceName().IsMatch(request.Source))
        {
            throw new ImportRefusedException(
                "SOURCE_INVALID",
                "Nama sumber: 2 sampai 20 huruf kecil, angka, atau '-', misalnya dtks, baznas, salman.");
        }

        if (!File.Exists(request.File)) throw new ImportRefusedException("FILE_MISSING", "Berkas tidak ditemukan.");
        await using var desk = database.Open();
        var found = await desk.Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Code == request.DeskCode, ct);
        if (found is not null) return found;
        var codes = await desk.Desks.Select(d => d.Code).OrderBy(code => code).Take(20).ToListAsync(ct);
        throw new ImportRefusedException(
            "DESK_UNKNOWN", $"Puskesos tidak dikenal. Yang ada: {string.Join(", ", codes)}.");
    }

    private async Task<bool> IsRepeatAsync(
        Guid deskId, ImportRequest request, byte[] hash, ImportReport report, CancellationToken ct)
    {
        await using var desk = database.Open();
        var last = await desk.RegistryImports.AsNoTracking()
            .Where(i => i.DeskId == deskId && i.Source == request.Source && i.FinishedAt != null)
            .OrderByDescending(i => i.StartedAt).FirstOrDefaultAsync(ct);
        if (last is null || !last.FileHash.AsSpan().SequenceEqual(hash)) return false;
        // The same file read in another way is another list.
        if (request.Mapping is { } chosen && last.Mapping != JsonSerializer.Serialize(InOrder(chosen))) return false;
        report.IsRepeat = true;
        report.Rows = new ImportRows(
            last.RowsRead, last.RowsAccepted, last.RowsWarned, last.RowsHeld, last.RowsRejected, last.RowsMerged, 0);
        return true;
    }

    private async Task ImportAsync(
        ImportRequest request, WelfareDesk desk, byte[] hash, ImportReport report, IProgress<ImportProgress>? progress,
        CancellationToken ct)
    {
        var chosen = request.Mapping is { } mapping ? HeadingsOf(mapping) : null;
        SheetReader.RefuseUnreadable(request.File, chosen, ct);
        using var reader = SheetReader.Open(request.File, ct);
        var table = SheetTable.Find(reader, chosen);
        report.Headings = table.Columns.Headings;
        report.Mapping = table.Columns.Mapping;
        report.UnknownColumns = table.Columns.Unknown;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var source = new RowSource(request, desk, reader, table, vault, today);
        var target = new ImportTarget(request, desk.Id, hash, JsonSerializer.Serialize(report.Mapping));
        await using var run = await ImportRun.StartAsync(database, vault, time, target, report, ct);
        await source.RunAsync(run.Decide, run.TakeAsync, progress, ct);
        report.SerialSum = source.SerialSum;
        await run.FinishAsync(table.Skipped, ct);
    }

    private static Dictionary<string, string> InOrder(IReadOnlyDictionary<string, string> mapping) =>
        Enum.GetNames<ImportField>().Where(mapping.ContainsKey).ToDictionary(field => field, field => mapping[field]);

    private static Dictionary<string, ImportField> HeadingsOf(IReadOnlyDictionary<string, string> mapping)
    {
        var headings = new Dictionary<string, ImportField>(StringComparer.Ordinal);
        foreach (var (field, heading) in mapping)
        {
            if (!Enum.TryParse<ImportField>(field, out var known) || !headings.TryAdd(heading, known))
            {
                throw new ImportRefusedException(
                    "MAPPING_INVALID", $"Kolom \"{heading}\" dipilih dua kali, atau isian \"{field}\" tidak dikenal.");
            }
        }

        return headings;
    }

    [GeneratedRegex("^[a-z0-9-]{2,20}$")]
    private static partial Regex SourceName();
}
