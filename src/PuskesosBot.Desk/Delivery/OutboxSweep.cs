using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace PuskesosBot.Desk.Delivery;

/// <summary>Fetches rows that are due, or that a dead process left in hand, and renews the lease of our own.</summary>
internal sealed partial class OutboxSweep(
    DeskDatabase database, string processId, IReadOnlyDictionary<string, ChannelQueue> queues, TimeProvider time,
    ILogger log)
{
    private DateTimeOffset _renewAt;

    /// <summary>On a database of one process, whatever is in hand at the start was in a dead one's.</summary>
    internal async Task ReclaimAsync(CancellationToken ct)
    {
        if (database.HasOneWriter) await ReleaseAsync(DateTimeOffset.MaxValue, ct);
    }

    internal async Task RunAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(DeliveryLimits.SweepEvery, time);
        try
        {
            do await SweepSafelyAsync(ct);
            while (await timer.WaitForNextTickAsync(ct));
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
            foreach (var queue in queues.Values) await FetchAsync(queue, now, ct);
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
        _renewAt = now + DeliveryLimits.RenewEvery;
        if (queues.Values.All(queue => queue.Count == 0)) return;
        var until = now + DeliveryLimits.Lease;
        await database.WriteAsync(
            (desk, token) => desk.Outbox.Where(m => m.State == OutboxState.InHand && m.LeasedBy == processId)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, until), token),
            ct);
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

    private async Task FetchAsync(ChannelQueue queue, DateTimeOffset now, CancellationToken ct)
    {
        var room = queue.Room;
        if (room == 0) return;
        var items = await database.WriteAsync((desk, token) => ClaimAsync(desk, queue.Channel, now, room, token), ct);
        foreach (var item in items) queue.Add(item);
        if (items.Count < room) queue.CaughtUp();
    }

    private async Task<List<OutboxItem>> ClaimAsync(
        DeskDb desk, string channel, DateTimeOffset now, int room, CancellationToken ct)
    {
        var rows = await desk.Outbox
            .FromSqlRaw(desk.ClaimDue, (int)OutboxState.Queued, channel, now.ToUnixTimeMilliseconds(), room, processId)
            .ToListAsync(ct);
        foreach (var row in rows)
        {
            row.State = OutboxState.InHand;
            row.LeasedBy = processId;
            row.LeasedUntil = now + DeliveryLimits.Lease;
        }

        return [.. rows.OrderBy(row => row.Id.ToString("N"), StringComparer.Ordinal).Select(ToItem)];
    }

    private static OutboxItem ToItem(OutboxMessage row) =>
        new(row.Id, row.ContactId, row.Priority, Outbox.FromBody(row.Body)) { Attempts = row.Attempts };

    [LoggerMessage(Level = LogLevel.Error, Message = "outbox sweep failed: {Fault}")]
    private static partial void LogSweepFailed(ILogger log, string fault);
}
