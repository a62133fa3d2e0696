using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace PuskesosBot.Desk.Delivery;

/// <summary>Fetches rows that are due, or that a dead process left in hand, and renews the lease of our own.</summary>
internal sealed partial class OutboxSweep(
    DeskDatabase database, string processId, IReadOnlyDictionary<string, ChannelQueue> queues, TimeProvider time,
    ILogger log)
{
    private readonly Bell _bell = new(time);
    private DateTimeOffset _renewAt;

    /// <summary>On a database of one process, whatever is in hand at the start was in a dead one's.</summary>
    internal async Task ReclaimAsync(CancellationToken ct)
    {
        if (database.HasOneWriter) await ReleaseAsync(DateTimeOffset.MaxValue, ct);
    }

    /// <summary>Looks at once instead of at the next second.</summary>
    internal void Wake() => _bell.Ring();

    internal async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                await SweepSafelyAsync(ct);
                await _bell.RestAsync(DeliveryLimits.SweepEvery, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task SweepSafelyAsync(CancellationToken ct)
    {
        try
        {
            var now = time.GetUtcNow();
            if (now >= _renewAt) await RenewAsync(now, ct);
            foreach (var queue in queues.Values)
            {
                await HoldAsync(queue, ct);
                await FetchAsync(queue, now, ct);
            }
        }
#pragma warning disable CA1031 // The one catch-all of this loop: the rows are still there on the next round.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogSweepFailed(log, fault.GetType().Name);
        }
    }

    private async Task RenewAsync(DateTimeOffset now, CancellationToken ct)
    {
        await ReleaseAsync(now, ct);
        var old = now - DeliveryLimits.EarlyReportsKept;
        await database.WriteAsync(
            (desk, token) => desk.EarlyReports.Where(r => r.At < old).ExecuteDeleteAsync(token), ct);
        _renewAt = now + DeliveryLimits.RenewEvery;
        if (queues.Values.All(queue => queue.Count == 0)) return;
        var until = now + DeliveryLimits.Lease;
        await database.WriteAsync(
            (desk, token) => desk.Outbox.Where(m => m.State == OutboxState.InHand && m.LeasedBy == processId)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, until), token),
            ct);
    }

    /// <summary>
    /// When all calls are over and written down: whatever is in hand was not sent, or is to be sent again.
    /// </summary>
    internal async Task GiveBackAsync()
    {
        try
        {
            await database.WriteAsync(
                (desk, token) => desk.Outbox.Where(m => m.State == OutboxState.InHand && m.LeasedBy == processId)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(m => m.State, OutboxState.Queued)
                            .SetProperty(m => m.LeasedBy, (string?)null),
                        token),
                CancellationToken.None);
        }
#pragma warning disable CA1031 // A stop must end: without the database the rows are reclaimed by the next start.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogSweepFailed(log, fault.GetType().Name);
        }
    }

    // Back to the line, honestly marked: the call may have been made before its process died.
    private Task<int> ReleaseAsync(DateTimeOffset expiredBefore, CancellationToken ct) =>
        database.WriteAsync(
            (desk, token) => desk.Outbox
                .Where(m => m.State == OutboxState.InHand && m.LeasedBy != processId && m.LeasedUntil < expiredBefore)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.State, OutboxState.Queued)
                        .SetProperty(m => m.PossiblyDoubled, true)
                        .SetProperty(m => m.LeasedBy, (string?)null),
                    token),
            ct);

    // Of several processes one sends for an account, or together they would exceed what its provider allows.
    private async Task HoldAsync(ChannelQueue queue, CancellationToken ct)
    {
        if (queue.Account is not { } account) return;
        if (!queue.Belongs(await database.HoldAsync($"{queue.Channel} {account}", ct))) return;
        LogLeaseLost(log, queue.Channel);
        var given = queue.GiveBack();
        await database.WriteAsync(
            (desk, token) => desk.Outbox.Where(m => given.Contains(m.Id) && m.LeasedBy == processId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.State, OutboxState.Queued)
                        .SetProperty(m => m.LeasedBy, (string?)null),
                    token),
            ct);
    }

    private async Task FetchAsync(ChannelQueue queue, DateTimeOffset now, CancellationToken ct)
    {
        var room = queue.Room;
        if (room == 0) return;
        var order = new ClaimOrder(queue.Channel, processId, room, queue.BulkRoom, now);
        var claim = await database.WriteAsync(
            (desk, token) => OutboxClaim.TakeAsync(desk, order, queue.FreeTextWindow, token), ct);
        foreach (var item in claim.Items) queue.Add(item);
        queue.Fetched(claim.IsAll);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "another process sends on {Channel} now")]
    private static partial void LogLeaseLost(ILogger log, string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "outbox sweep failed: {Fault}")]
    private static partial void LogSweepFailed(ILogger log, string fault);
}
