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

    /// <summary>Of the batch before: who waited for it is told when the disk has it, while the next one runs.</summary>
    private Task _told = Task.CompletedTask;

    /// <summary>Turns of one transaction, on average of the last ones.</summary>
    internal double Together { get; private set; }

    /// <summary>False: as much is waiting as may wait.</summary>
    internal bool TryTake(PendingTurn pending) => _waiting.Writer.TryWrite(pending);

    internal void Close() => _waiting.Writer.TryComplete();

    internal async Task RunAsync(CancellationToken ct)
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<PendingTurn>(TurnLimits.TurnsPerBatchMax);
            while (batch.Count < TurnLimits.TurnsPerBatchMax && _waiting.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            Together += (batch.Count - Together) / TurnLimits.BatchesRemembered;
            if (!database.HasOneWriter) SortByConversation(batch);
            await SettleAsync(batch, ct);
        }

        await _told;
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
        CommittedTurns? committed = null;
        try
        {
            committed = await CommitWithRetriesAsync(batch, ct);
        }
#pragma warning disable CA1031 // The one catch-all of this loop: nothing was committed, and the provider is told so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogBatchFailed(log, fault.GetType().Name, batch.Count);
            await ResetAsync();
        }

        // One batch after another, and one ahead of the disk at most.
        await _told;
        _told = TellAsync(batch, committed);
    }

    /// <summary>Nobody hears that a turn was taken, nor gets its reply, before the disk has it.</summary>
    private async Task TellAsync(List<PendingTurn> batch, CommittedTurns? committed)
    {
        var verdict = InboundVerdict.Failed;
        try
        {
            if (committed is not null)
            {
                await database.SyncAsync();
                sender.Take(committed.Replies);
                database.News.Tell(committed.News);
                verdict = InboundVerdict.Committed;
            }
        }
#pragma warning disable CA1031 // The provider is told and sends again; the replies are in the outbox already.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogBatchFailed(log, fault.GetType().Name, batch.Count);
        }

        foreach (var pending in batch) pending.Complete(verdict);
    }

    private async Task<CommittedTurns> CommitWithRetriesAsync(List<PendingTurn> batch, CancellationToken ct)
    {
        var isEachAlone = false;
        for (var tries = 1; ;)
        {
            try
            {
                return await CommitAsync(batch, isEachAlone, ct);
            }
            catch (Exception fault) when (tries < TurnLimits.BatchTriesMax && IsWorthRepeating(fault))
            {
                LogBatchRepeated(log, fault.GetType().Name, tries++);
                await ResetAsync();
            }
            catch (Exception fault) when (
                !isEachAlone && !IsWorthRepeating(fault) && fault is not OperationCanceledException)
            {
                // Hardly ever, so that no other batch pays for savepoints: all pages a turn writes are copied for one.
                isEachAlone = true;
                await ResetAsync();
            }
        }
    }

    private bool IsWorthRepeating(Exception fault) => fault is OvertakenException || database.IsTransient(fault);

    /// <param name="isEachAlone">A turn that throws is undone and parked, and the others go on; else all are
    /// undone.</param>
    private async Task<CommittedTurns> CommitAsync(
        List<PendingTurn> batch, bool isEachAlone, CancellationToken ct)
    {
        using var writer = await database.EnterWriterAsync(ct);
        await OpenAsync(ct);
        var replies = new List<OutboxItem>(batch.Count);
        await using var transaction = await _connection!.BeginTransactionAsync(ct);
        await using var shared = await _desk!.Database.UseTransactionAsync(transaction, ct);
        var room = new TurnRoom(_desk!, _statements!, transaction) { IsShared = !database.HasOneWriter };
        foreach (var pending in batch)
        {
            if (isEachAlone) await RunAloneAsync(room, pending.Message, replies, ct);
            else await script.RunAsync(room, pending.Message, replies, ct);
            _desk!.ChangeTracker.Clear();
        }

        if (replies.Exists(reply => !reply.IsInHand)) _desk!.News.Add(Topics.Outbox);
        await DeskDatabase.TellOthersAsync(_desk!, ct);
        await transaction.CommitAsync(ct);
        var news = _desk!.News.ToList();
        _desk.News.Clear();
        return new CommittedTurns(replies, news);
    }

    private async Task RunAloneAsync(
        TurnRoom room, InboundMessage message, List<OutboxItem> replies, CancellationToken ct)
    {
        var before = replies.Count;
        await room.Statements.SaveAsync(room.Transaction, ct);
        try
        {
            await script.RunAsync(room, message, replies, ct);
        }
        catch (Exception fault) when (!IsWorthRepeating(fault) && fault is not OperationCanceledException)
        {
            // Ours, and only this message's: the others of the batch go on.
            LogTurnFailed(log, fault.GetType().Name, message.Key.Channel, message.Key.ExternalId);
            await room.Statements.RollBackAsync(room.Transaction, ct);
            room.Desk.ChangeTracker.Clear();
            replies.RemoveRange(before, replies.Count - before);
            await script.ParkAsync(room, message, fault, replies, ct);
        }

        await room.Statements.ReleaseAsync(room.Transaction, ct);
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

/// <summary>What to send and to tell once it is safe.</summary>
internal sealed record CommittedTurns(List<OutboxItem> Replies, IReadOnlyList<string> News);

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
