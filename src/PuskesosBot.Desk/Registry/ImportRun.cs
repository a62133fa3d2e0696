using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Registry;

/// <param name="Mapping">As JSON.</param>
internal sealed record ImportTarget(ImportRequest Request, Guid DeskId, byte[] FileHash, string Mapping);

/// <summary>
/// One import from its first row to its last: decides chunk by chunk and commits each in a transaction of its own.
/// </summary>
internal sealed class ImportRun : IAsyncDisposable
{
    private const int AttemptsMax = 5;

    private readonly DeskDatabase _database;
    private readonly TimeProvider _time;
    private readonly ImportReport _report;
    private readonly RegistryIndex _index;
    private readonly RowMatcher _matcher;
    private readonly RowVerdicts _verdicts;
    private readonly EnrolmentBook _enrolments;
    private readonly ImportChangeBook _changes;

    /// <summary>Null in a dry run.</summary>
    private readonly DbConnection? _connection;

    private readonly RegistryWriter? _writer;
    private readonly Guid _importId;

    private ImportRun(
        DeskDatabase database, TimeProvider time, ImportTarget target, ImportReport report, RegistryIndex index,
        ImportStart start, DbConnection? connection, RegistryWriter? writer)
    {
        (_database, _time, _report, _index) = (database, time, report, index);
        (_connection, _writer, _importId) = (connection, writer, start.ImportId);
        _verdicts = new RowVerdicts(report);
        _matcher = new RowMatcher(index, target.Request.Source, time, _verdicts);
        _enrolments = new EnrolmentBook(target.Request.Source, time);
        _changes = new ImportChangeBook(report, start);
    }

    internal static async Task<ImportRun> StartAsync(
        DeskDatabase database, IdentifierVault vault, TimeProvider time, ImportTarget target, ImportReport report,
        CancellationToken ct)
    {
        var start = await ImportStart.MakeAsync(database, time, target, ct);
        RegistryIndex index;
        await using (var desk = database.Open())
        {
            index = await RegistryIndex.LoadAsync(desk, target.DeskId, target.Request.Source, ct);
        }

        if (target.Request.IsDryRun) return new ImportRun(database, time, target, report, index, start, null, null);
        var connection = await database.OpenConnectionAsync(ct);
        var writer = new RegistryWriter(connection, vault, target.DeskId, start.ImportId, target.Request.Source);
        return new ImportRun(database, time, target, report, index, start, connection, writer);
    }

    internal Task TakeAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var decisions = new List<RowDecision>(rows.Count);
        foreach (var row in rows) decisions.Add(Decide(row));
        return WriteAsync(
            decisions, static (writer, decision, transaction, ct) => writer.WriteAsync(decision, transaction, ct), ct);
    }

    /// <summary>Ends what the file no longer says, stores the problems and the counts.</summary>
    internal async Task FinishAsync(int skipped, CancellationToken ct)
    {
        _verdicts.Close(skipped);
        await EndAsync(ct);
        await WriteAsync(
            _report.Problems,
            (writer, problem, transaction, ct) => writer.ProblemAsync(
                Guid.CreateVersion7(_time.GetUtcNow()), problem, transaction, ct),
            ct);
        if (_writer is null) return;
        await _database.WriteAsync(
            async (desk, ct) =>
            {
                var import = await desk.RegistryImports.SingleAsync(i => i.Id == _importId, ct);
                var rows = _report.Rows;
                (import.RowsRead, import.RowsAccepted, import.RowsWarned) = (rows.Read, rows.Accepted, rows.Warned);
                (import.RowsHeld, import.RowsRejected, import.RowsMerged) = (rows.Held, rows.Rejected, rows.Merged);
                import.FinishedAt = _time.GetUtcNow();
                return true;
            },
            ct);
    }

    public async ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private RowDecision Decide(ImportRow row)
    {
        var decision = _matcher.Decide(row);
        if (decision.Effect == RowEffect.None) return decision;
        if (row.Kk is not null)
        {
            decision.IsNewHousehold = !_index.Households.TryGetValue(row.KkKey, out var household);
            if (decision.IsNewHousehold)
            {
                household = Guid.CreateVersion7(_time.GetUtcNow());
                _index.Households[row.KkKey] = household;
            }

            decision.HouseholdId = household;
        }

        _enrolments.Apply(decision);
        _changes.Take(decision);
        return decision;
    }

    private async Task EndAsync(CancellationToken ct)
    {
        var ended = _index.Listings.Values.Select(listing => listing.Person).Distinct()
            .SelectMany(EnrolmentBook.EndsOf).ToList();
        await WriteAsync(ended, static (writer, end, transaction, ct) => writer.EnrolAsync(end, transaction, ct), ct);
        var gone = _index.Listings.Values.Where(listing => listing is { Seen: 0, IsGone: false }).ToList();
        foreach (var listing in gone) _changes.TakeGone(listing.Person);
        await WriteAsync(
            gone, static (writer, listing, transaction, ct) => writer.EndListingAsync(listing.Id, transaction, ct), ct);
        await WriteAsync(
            _changes.Gone,
            static (writer, person, transaction, ct) =>
                writer.ChangeAsync(person.Id, ImportChangeKind.Gone, transaction, ct),
            ct);
    }

    /// <summary>In short transactions; between two of them, turns have theirs.</summary>
    private async Task WriteAsync<T>(
        IReadOnlyList<T> items, Func<RegistryWriter, T, DbTransaction, CancellationToken, Task> write,
        CancellationToken ct)
    {
        if (_writer is null) return;
        for (var from = 0; from < items.Count; from += ImportLimits.ChunkRows)
        {
            var to = Math.Min(from + ImportLimits.ChunkRows, items.Count);
            for (var attempt = 1; !await TryWriteAsync(items, from, to, write, attempt, ct); attempt++) { }
        }
    }

    private async Task<bool> TryWriteAsync<T>(
        IReadOnlyList<T> items, int from, int to, Func<RegistryWriter, T, DbTransaction, CancellationToken, Task> write,
        int attempt, CancellationToken ct)
    {
        try
        {
            using var turn = await _database.EnterWriterAsync(ct);
            await using var transaction = await _connection!.BeginTransactionAsync(ct);
            for (var i = from; i < to; i++) await write(_writer!, items[i], transaction, ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (DbException e) when (attempt < AttemptsMax && _database.IsTransient(e))
        {
            return false;
        }
    }
}
