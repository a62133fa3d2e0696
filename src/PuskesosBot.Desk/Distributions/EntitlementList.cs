using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>
/// Reads a list of entitled people from a spreadsheet. The file is read and checked as a registry list is; a row counts
/// only when it names exactly one person of the registry.
/// </summary>
public sealed class EntitlementList(
    EntitledPeople people, ProgrammeCatalog programmes, DeskProfile profile, IdentifierVault vault)
{
    /// <summary>Adds the people of the list in the caller's transaction; what is wrong is in the report.</summary>
    /// <param name="file">Path of a CSV, XLSX or XLS file.</param>
    public async Task<EntitlementReport> ReadAsync(
        DistributionCall call, Guid id, string file, bool isDryRun, CancellationToken ct)
    {
        var report = new EntitlementReport { IsDryRun = isDryRun };
        var (about, no) = await DistributionRows.TakeAsync(call, id, ct);
        if (about is null) report.Refuse("DISTRIBUTION", no!.Sentence);
        else if (about.State is DistributionState.Cancelled or DistributionState.Done)
            report.Refuse("DISTRIBUTION", DistributionRefusals.Sentence(DistributionRefusal.NotFromHere));
        else await ReadAsync(call, about, file, report, ct);
        return report;
    }

    private async Task ReadAsync(
        DistributionCall call, Distribution about, string file, EntitlementReport report, CancellationToken ct)
    {
        try
        {
            SheetReader.RefuseUnreadable(file, chosen: null, ct);
            using var reader = SheetReader.Open(file, ct);
            await ReadAsync(call, about, reader, report, ct);
        }
        catch (ImportRefusedException refused)
        {
            report.Refuse(refused.Code, refused.Advice);
        }
    }

    private async Task ReadAsync(
        DistributionCall call, Distribution about, SheetReader reader, EntitlementReport report, CancellationToken ct)
    {
        var table = SheetTable.Find(reader);
        report.UnknownColumns = table.Columns.Unknown;
        var source = new EntitlementRows(table, reader.IsDelimited, profile, vault, about, call.Now);
        var isFamily = programmes.Find(about.Programme)?.Unit == ProgrammeUnit.Family;
        var match = new EntitlementMatch(call.Desk, about, isFamily, report);
        await match.BeginAsync(ct);
        var accepted = new List<EntitledPerson>();
        while (source.Next(DistributionLimits.LookUpRows) is { Count: > 0 } rows)
        {
            accepted.AddRange(await match.TakeAsync(rows, ct));
            if (accepted.Count > DistributionLimits.EntitledMax)
                throw new ImportRefusedException("TOO_MANY_ROWS", "Terlalu banyak untuk satu penyaluran.");
        }

        report.Skipped = table.Skipped;
        report.Added = accepted.Count;
        if (report.IsDryRun) return;
        if (await people.AddAsync(call, about, accepted, ct) is null)
            throw new ImportRefusedException("TOO_MANY_ROWS", "Terlalu banyak untuk satu penyaluran.");
        about.Source = EntitlementSource.List;
        await call.Desk.SaveChangesAsync(ct);
    }
}

/// <summary>Rows of a list, read and hashed some at a time.</summary>
internal sealed class EntitlementRows
{
    private readonly SheetTable _table;
    private readonly RowReader _reader;
    private readonly RowHasher _hasher;

    internal EntitlementRows(
        SheetTable table, bool isDelimited, DeskProfile profile, IdentifierVault vault, Distribution about,
        DateTimeOffset now)
    {
        const string source = "penyaluran";
        _table = table;
        _hasher = new RowHasher(vault, about.DeskId, source);
        _reader = new RowReader(new RowContext
        {
            Columns = table.Columns,
            Source = source,
            DeskName = profile.Name,
            Today = profile.TodayAt(now),
            IsDelimited = isDelimited,
            IsNikRounded = table.IsRounded(ImportField.Nik),
            IsKkRounded = table.IsRounded(ImportField.Kk),
        });
    }

    internal List<EntitlementRow> Next(int max)
    {
        var rows = new List<EntitlementRow>();
        while (rows.Count < max && _table.Next() is { } sheet)
        {
            var row = _reader.Read(sheet);
            if (!row.IsRejected) _hasher.Hash(row);
            var nominal = sheet[_table.Columns[ImportField.Nominal]].Text;
            rows.Add(new EntitlementRow(row, nominal is { Length: > 0 and <= DistributionLimits.TextCharsMax }
                ? nominal : null));
        }

        return rows;
    }
}

/// <param name="Nominal">What the list says there is to get.</param>
internal sealed record EntitlementRow(ImportRow Row, string? Nominal);
