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
    private readonly IdentifierVault _vault;
    private readonly TimeProvider _time;
    private readonly ImportReport _report;
    private readonly RegistryIndex _index;
    private readonly RowMatcher _matcher;
    private readonly RowVerdicts _verdicts;
    private readonly EnrolmentBook _enrolments;
    private readonly ImportChangeBook _changes;

    /// <summary>Null in a dry run.</summary>
    private DbConnection? _connection;

    private RegistryWriter? _writer;
    private readonly Guid _importId;

    private ImportRun(
        DeskDatabase database, IdentifierVault vault, TimeProvider time, ImportTarget target, ImportReport report,
        RegistryIndex index, ImportStart start)
    {
        (_database, _vault, _time, _report, _index) = (database, vault, time, report, index);
        _importId = start.ImportId;
        _verdicts = new RowVerdicts(report);
        _matcher = new RowMatcher(index, target.Request.Source, time, _verdicts);
        _enrolments = new EnrolmentBook(target.Request.Source);
        _changes = new ImportChangeBook(report, start);
    }

    internal static async Task<ImportRun> StartAsync(
        DeskDatabase database, IdentifierVault vault, TimeProvider time, ImportTarget target, ImportReport report,
        CancellationToken ct)
    {
        var start = await ImportStart.MakeAsync(database, time, target, ct);
        RegistryIndex index;
        var rows = (int)(new FileInfo(target.Request.File).Length / ImportLimits.RowBytes);
        await using (var desk = database.Open())
        {
            index = await RegistryIndex.LoadAsync(desk, target.DeskId, target.Request.Source, rows, ct);
        }

        var run = new ImportRun(database, vault, time, target, report, index, start);
        if (target.Request.IsDryRun) return run;
        using var turn = await database.EnterWriterAsync(ct);
        run._connection = await database.WritingConnectionAsync(ct);
        run._writer = new RegistryWriter(run._connection, target.DeskId, start.ImportId, target.Request.Source);
        return run;
    }

    /// <summary>Runs ahead of <see cref="TakeAsync"/>, on a thread of its own.</summary>
    internal RowDecision Decide(ImportRow row)
    {
        var decision = _matcher.Decide(row);
        if (decision.Effect == RowEffect.None) return decision;
        if (row.Kk is not null) FindHousehold(decision);
        _enrolments.Apply(decision);
        _changes.Take(decision);
        if (_writer is not null) Seal(decision);
        return decision;
    }

    /// <summary>Writes one chunk.</summary>
    internal Task TakeAsync(RowDecision[] decisions, CancellationToken ct) => WriteChunkAsync(
        (writer, transaction, ct) => writer.WriteAsync(decisions, transaction, ct), ct);

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
        // Takes the turn, because the connection may be shared and has no two users at once.
        using var turn = await _database.EnterWriterAsync(CancellationToken.None);
        _writer?.Dispose();
        if (_connection is not null) await _database.GiveBackAsync(_connection);
    }

    private void FindHousehold(RowDecision decision)
    {
        var key = decision.Row.KkKey;
        decision.IsNewHousehold = !_index.Households.TryGetValue(key, out var household);
        if (decision.IsNewHousehold) _index.Households[key] = household = Guid.CreateVersion7(_time.GetUtcNow());
        decision.HouseholdId = household;
    }

    private void Seal(RowDecision decision)
    {
        var row = decision.Row;
        if (decision.IsNewHousehold) decision.KkSealed = _vault.Seal("kk", row.Kk!);
        if (decision.Effect == RowEffect.Touch) return;
        if (row.Nik is not null) decision.NikSealed = _vault.Seal("nik", row.Nik);
        if (row.Phone is not null) decision.PhoneSealed = _vault.Seal("phone", row.Phone);
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

    private async Task WriteAsync<T>(
        IReadOnlyList<T> items, Func<RegistryWriter, T, DbTransaction, CancellationToken, Task> write,
        CancellationToken ct)
    {
        foreach (var chunk in items.Chunk(ImportLimits.ChunkRows))
        {
            await WriteChunkAsync(
                async (writer, transaction, ct) =>
                {
                    foreach (var item in chunk) await write(writer, item, transaction, ct);
                },
                ct);
        }
    }

    /// <summary>
    /// In a short transaction; between two of them, turns have theirs. What the disk has not yet when the power fails
    /// is the end of the list, which the next run takes up; the import's own end waits for it.
    /// </summary>
    private async Task WriteChunkAsync(
        Func<RegistryWriter, DbTransaction, CancellationToken, Task> write, CancellationToken ct)
    {
        if (_writer is null) return;
        for (var attempt = 1; !await TryWriteAsync(_writer, write, attempt, ct); attempt++) { }
    }

    private async Task<bool> TryWriteAsync(
        RegistryWriter writer, Func<RegistryWriter, DbTransaction, CancellationToken, Task> write, int attempt,
        CancellationToken ct)
    {
        try
        {
            using var turn = await _database.EnterWriterAsync(ct);
            await using var transaction = await _connection!.BeginTransactionAsync(ct);
            await write(writer, transaction, ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (DbException e) when (attempt < AttemptsMax && _database.IsTransient(e))
        {
            return false;
        }
    }
}
