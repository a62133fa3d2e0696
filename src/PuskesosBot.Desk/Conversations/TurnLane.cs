using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Conversations;

/// <summary>Runs the turns of its conversations in order, as many as are waiting in one transaction.</summary>
internal sealed partial class TurnLane(
    DeskDatabase database, TurnScript script, Sender sender, ILogger<TurnPump> log) : IAsyncDisposable
{
    private readonly Channel<PendingTurn> _waiting = Channel.CreateBounded<PendingTurn>(
        new BoundedChannelOptions(TurnLimits.WaitingPerLaneMax) { SingleReader = true });

    private DbConnection? _connection;
    private DeskDb? _desk;
    private TurnStatements? _statements;

    /// <summary>Turns of one transaction, on average of the last ones.</summary>
    internal double Together { get; private set; }

    /// <summary>False: as much is waiting as may wait.</summary>
    internal bool TryTake(PendingTurn pending) => _waiting.Writer.TryWrite(pending);

    internal void Close() => _waiting.Writer.TryComplete();

    internal async Task RunAsync(CancellationToken ct)
    {
        var batch = new List<PendingTurn>(TurnLimits.TurnsPerBatchMax);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            while (batch.Count < TurnLimits.TurnsPerBatchMax && _waiting.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            Together += (batch.Count - Together) / TurnLimits.BatchesRemembered;
            if (!database.HasOneWriter) SortByConversation(batch);
            await SettleAsync(batch, ct);
        }
    }

    // Two processes that lock conversations in the same order cannot wait for each other. Stable: messages of one
    // conversation stay in order.
    private static void SortByConversation(List<PendingTurn> batch)
    {
        var sorted = batch.OrderBy(p => p.Message.Address.Channel, StringComparer.Ordinal)
            .ThenBy(p => p.Message.Address.Id, StringComparer.Ordinal).ToList();
        batch.Clear();
        batch.AddRange(sorted);
    }

    private async Task SettleAsync(List<PendingTurn> batch, CancellationToken ct)
    {
        var verdict = InboundVerdict.Failed;
        try
        {
            verdict = await CommitWithRetriesAsync(batch, ct) ? InboundVerdict.Committed : InboundVerdict.Failed;
        }
#pragma warning disable CA1031 // The one catch-all of this loop: nothing was committed, and the provider is told so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogBatchFailed(log, fault.GetType().Name, batch.Count);
            await ResetAsync();
        }

        foreach (var pending in batch) pending.Complete(verdict);
    }

    private async Task<bool> CommitWithRetriesAsync(List<PendingTurn> batch, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                sender.Take(await CommitAsync(batch, ct));
                return true;
            }
            catch (Exception fault) when (tries < TurnLimits.BatchTriesMax && IsWorthRepeating(fault))
            {
                LogBatchRepeated(log, fault.GetType().Name, tries);
                await ResetAsync();
            }
        }
    }

    private bool IsWorthRepeating(Exception fault) => fault is OvertakenException || database.IsTransient(fault);

    private async Task<List<OutboxItem>> CommitAsync(List<PendingTurn> batch, CancellationToken ct)
    {
        using var writer = await database.EnterWriterAsync(ct);
        await OpenAsync(ct);
        var replies = new List<OutboxItem>(batch.Count);
        await using var transaction = await _connection!.BeginTransactionAsync(ct);
        await using var shared = await _desk!.Database.UseTransactionAsync(transaction, ct);
        foreach (var pending in batch) await RunAloneAsync(pending.Message, transaction, replies, ct);
        if (replies.Exists(reply => !reply.IsInHand)) _desk!.News.Add(Topics.Outbox);
        await DeskDatabase.TellOthersAsync(_desk!, ct);
        await transaction.CommitAsync(ct);
        database.TellHere(_desk!);
        return replies;
    }

    private async Task RunAloneAsync(
        InboundMessage message, DbTransaction transaction, List<OutboxItem> replies, CancellationToken ct)
    {
        var room = new TurnRoom(_desk!, _statements!, transaction) { IsShared = !database.HasOneWriter };
        var before = replies.Count;
        await _statements!.SaveAsync(transaction, ct);
        try
        {
            await script.RunAsync(room, message, replies, ct);
        }
        catch (Exception fault) when (!IsWorthRepeating(fault) && fault is not OperationCanceledException)
        {
            // Ours, and only this message's: the others of the batch go on.
            LogTurnFailed(log, fault.GetType().Name, message.Key.Channel, message.Key.ExternalId);
            await _statements!.RollBackAsync(transaction, ct);
            _desk!.ChangeTracker.Clear();
            replies.RemoveRange(before, replies.Count - before);
            await script.ParkAsync(room, message, fault, replies, ct);
        }

        await _statements!.ReleaseAsync(transaction, ct);
        _desk!.ChangeTracker.Clear();
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        if (_connection is not null) return;
        _connection = await database.WritingConnectionAsync(ct);
        _desk = database.OpenOn(_connection);
        // The lane sets its own savepoint per turn.
        _desk.Database.AutoSavepointsEnabled = false;
        _statements = new TurnStatements(_connection, _desk.RowLock);
    }

    // Takes the turn, because the connection may be shared and has no two users at once.
    private async Task ResetAsync()
    {
        using var writer = await database.EnterWriterAsync(CancellationToken.None);
        _statements?.Dispose();
        if (_desk is not null) await _desk.DisposeAsync();
        if (_connection is not null) await database.GiveBackAsync(_connection);
        (_statements, _desk, _connection) = (null, null, null);
    }

    public async ValueTask DisposeAsync() => await ResetAsync();

    [LoggerMessage(Level = LogLevel.Error, Message = "turn of {Channel} {ExternalId} threw {Fault}; message parked")]
    private static partial void LogTurnFailed(ILogger log, string fault, string channel, string externalId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "batch repeated after {Fault}, try {Tries}")]
    private static partial void LogBatchRepeated(ILogger log, string fault, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "batch of {Turns} turns not committed: {Fault}")]
    private static partial void LogBatchFailed(ILogger log, string fault, int turns);
}

/// <summary>What a turn works with: a context, its statements and the transaction both share.</summary>
internal sealed record TurnRoom(DeskDb Desk, TurnStatements Statements, DbTransaction Transaction)
{
    /// <summary>Other processes may be working on the same database.</summary>
    internal bool IsShared { get; init; }
}

/// <summary>A message on its way through a lane.</summary>
internal sealed class PendingTurn(InboundMessage message)
{
    private readonly TaskCompletionSource<InboundVerdict> _done =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal InboundMessage Message => message;

    internal Task<InboundVerdict> Done => _done.Task;

    internal void Complete(InboundVerdict verdict) => _done.TrySetResult(verdict);
}

/// <summary>The conversation moved on between our reading and our writing; the batch is worth repeating.</summary>
internal sealed class OvertakenException() : Exception("another turn of this conversation committed first");
