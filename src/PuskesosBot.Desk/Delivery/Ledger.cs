using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>Writes what became of messages, many results in one transaction.</summary>
/// <param name="forget">Of <see cref="ReportLedger"/>: what must not be sent again.</param>
internal sealed partial class Ledger(
    DeskDatabase database, Action<string, Guid, Guid?> forget, TimeProvider time, ILogger log)
{
    // Unbounded by itself; bounded by the calls under way, each of which adds at most two lines.
    private readonly Channel<LedgerEntry> _lines = Channel.CreateUnbounded<LedgerEntry>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DbConnection? _connection;
    private LedgerStatements? _statements;
    private ReportStatements? _reportStatements;
    private ReportLedger? _reports;

    internal void Write(LedgerEntry line) => _lines.Writer.TryWrite(line);

    /// <summary>Comes back when it is written, so that the provider may forget it.</summary>
    internal Task ReportAsync(DeliveryReport report, CancellationToken ct)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isTaken = _lines.Writer.TryWrite(new LedgerEntry.Reported(report) { Written = written });
        return isTaken ? written.Task.WaitAsync(ct) : throw new OperationCanceledException("the ledger is closed");
    }

    /// <summary>Takes nothing more; what was taken is tried once more if the database is away.</summary>
    internal void Close()
    {
        _lines.Writer.TryComplete();
        _closed.TrySetResult();
    }

    internal async Task RunAsync()
    {
        var batch = new List<LedgerEntry>(DeliveryLimits.LedgerBatchMax);
        while (await _lines.Reader.WaitToReadAsync())
        {
            batch.Clear();
            if (!_closed.Task.IsCompleted) await Task.Delay(DeliveryLimits.LedgerGathers, TimeProvider.System);
            while (batch.Count < DeliveryLimits.LedgerBatchMax && _lines.Reader.TryRead(out var line)) batch.Add(line);
            await WriteUntilDoneAsync(batch);
        }

        await CloseConnectionAsync();
    }

    private async Task WriteUntilDoneAsync(List<LedgerEntry> batch)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await WriteBatchAsync(batch);
                return;
            }
#pragma warning disable CA1031 // What was sent must be written down; while the database is away, wait for it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogLedgerFailed(log, fault.GetType().Name, tries);
                await CloseConnectionAsync();
                if (_closed.Task.IsCompleted) return;
                await Task.WhenAny(Task.Delay(RetryDelay.After(Math.Min(tries, 4), 0), time), _closed.Task);
            }
        }
    }

    private async Task WriteBatchAsync(List<LedgerEntry> batch)
    {
        await CommitAsync(batch);
        await database.SyncAsync();
        foreach (var line in batch) line.Written?.TrySetResult();
    }

    private async Task CommitAsync(List<LedgerEntry> batch)
    {
        using var writer = await database.EnterWriterAsync(CancellationToken.None);
        _connection ??= await database.WritingConnectionAsync(CancellationToken.None);
        _statements ??= new LedgerStatements(_connection);
        _reportStatements ??= new ReportStatements(_connection);
        _reports ??= new ReportLedger(_reportStatements, _statements, time, forget);
        await using var transaction = await _connection.BeginTransactionAsync();
        await WriteLinesAsync(_statements, _reports, transaction, batch);
        await transaction.CommitAsync();
    }

    // Takes the turn, because the connection may be shared and has no two users at once.
    private async Task CloseConnectionAsync()
    {
        using var writer = await database.EnterWriterAsync(CancellationToken.None);
        _statements?.Dispose();
        _reportStatements?.Dispose();
        if (_connection is not null) await database.GiveBackAsync(_connection);
        (_statements, _reportStatements, _reports, _connection) = (null, null, null, null);
    }

    // Messages that were sent one after another are written together: most lines are these.
    private static async Task WriteLinesAsync(
        LedgerStatements sql, ReportLedger reports, DbTransaction transaction, List<LedgerEntry> lines)
    {
        var sent = new List<LedgerEntry.Sent>(LedgerStatements.Together);
        foreach (var line in lines)
        {
            if (line is LedgerEntry.Sent one) sent.Add(one);
            if (sent.Count == LedgerStatements.Together || line is not LedgerEntry.Sent)
                await WriteSentAsync(sql, reports, transaction, sent);
            if (line is not LedgerEntry.Sent) await WriteLineAsync(sql, reports, transaction, line);
        }

        await WriteSentAsync(sql, reports, transaction, sent);
    }

    private static async Task WriteSentAsync(
        LedgerStatements sql, ReportLedger reports, DbTransaction transaction, List<LedgerEntry.Sent> sent)
    {
        if (sent.Count == LedgerStatements.Together)
            await sql.SentTogether.ExecuteAsync(transaction, CancellationToken.None, [.. sent.SelectMany(Values)]);
        else
            foreach (var one in sent) await sql.Sent.ExecuteAsync(transaction, CancellationToken.None, Values(one));
        foreach (var one in sent.Where(one => one.Channel is not null))
            await reports.CatchUpAsync(transaction, one.Id, one.Channel!, one.ExternalId);
        sent.Clear();
    }

    private static object[] Values(LedgerEntry.Sent sent) =>
        [sent.Id, sent.ExternalId, sent.At.ToUnixTimeMilliseconds()];

    private static async Task WriteLineAsync(
        LedgerStatements sql, ReportLedger reports, DbTransaction transaction, LedgerEntry line)
    {
        var ct = CancellationToken.None;
        switch (line)
        {
            case LedgerEntry.Reported reported:
                await reports.WriteAsync(transaction, reported.Report);
                break;
            case LedgerEntry.Buried buried:
                await sql.Buried.ExecuteAsync(transaction, ct, buried.Id, buried.Reason);
                break;
            case LedgerEntry.Tried tried:
                await sql.Tried.ExecuteAsync(transaction, ct, tried.Id, tried.Attempts, tried.Reason,
                    tried.MayHaveArrived);
                break;
            case LedgerEntry.ContactBlocked blocked:
                await sql.Buried.ExecuteAsync(transaction, ct, blocked.Id, $"blocked: {blocked.Reason}");
                await sql.CancelOfContact.ExecuteAsync(transaction, ct, blocked.ContactId);
                await sql.Block.ExecuteAsync(transaction, ct, blocked.ContactId, blocked.At.ToUnixTimeMilliseconds());
                break;
            case LedgerEntry.ContactMoved moved:
                await sql.Move.ExecuteAsync(transaction, ct, moved.ContactId, moved.NewAddress);
                break;
            default:
                throw new UnreachableException(line.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "ledger not written: {Fault}, try {Tries}")]
    private static partial void LogLedgerFailed(ILogger log, string fault, int tries);
}
