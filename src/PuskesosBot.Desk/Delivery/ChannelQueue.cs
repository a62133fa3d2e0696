using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Sends the messages of one channel: replies before notices before bulk, each chat in order, within the limits.
/// </summary>
/// <param name="runsLow">Told when the next rows of the database should be fetched.</param>
internal sealed partial class ChannelQueue(
    IChannelSender channel, Ledger ledger, Action runsLow, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly ChatLines _lines = new(channel.Limits);
    private readonly Bell _bell = new(time);
    private readonly TokenBucket _rate = new(
        channel.Limits.PerSecond, Math.Max(1, channel.Limits.PerSecond * DeliveryLimits.BurstShare),
        time.GetUtcNow().Ticks);

    // The rest of the rate is left to replies.
    private readonly TokenBucket _bulkRate = new(
        channel.Limits.PerSecond * DeliveryLimits.BulkShare,
        Math.Max(1, channel.Limits.PerSecond * DeliveryLimits.BulkShare), time.GetUtcNow().Ticks);

    private readonly SettleRules _rules = new(ledger, channel.ReportsDelivery, time);
    // About half a second's worth: what is in hand when the process dies counts as possibly doubled, called or not.
    private readonly int _bulkMax = (int)Math.Min(
        Math.Max(channel.Limits.PerSecond / 2, 2 * channel.Limits.Concurrency), 2 * DeliveryLimits.SweepRowsMax);

    private readonly ChannelCircuit _circuit = new(channel, time.GetUtcNow().Ticks);
    private int _calls;
    private bool _hasRung;
    private int _count;

    // Until the first sweep there may be rows of a process before us.
    private volatile bool _isBehind = true;

    // Until it is known that no other process sends for this account.
    private volatile bool _isOurs = channel.Account is null;

    internal string Channel => channel.Channel;

    internal string? Account => channel.Account;

    internal TimeSpan? FreeTextWindow => channel.Limits.FreeTextWindow;

    internal int Count => Volatile.Read(ref _count);

    /// <summary>Rows of this channel wait in the database; some may have to go first.</summary>
    internal bool IsBehind => _isBehind;

    internal ChannelState State
    {
        get
        {
            lock (_gate) return _circuit.State with { InMemory = _count, IsOurs = _isOurs };
        }
    }

    /// <summary>A reply may be handed over directly; else it stays a row until the sweep.</summary>
    internal bool HasRoom => _isOurs && Count < DeliveryLimits.InMemoryMax;

    /// <summary>How many rows a sweep may fetch now; half of the room is kept for replies.</summary>
    internal int Room => _isOurs
        ? Math.Clamp((DeliveryLimits.InMemoryMax / 2) - Count, 0, DeliveryLimits.SweepRowsMax)
        : 0;

    /// <summary>Of these rows, how many may be bulk.</summary>
    internal int BulkRoom
    {
        get
        {
            lock (_gate) return Math.Clamp(_bulkMax - _lines.Ready, 0, DeliveryLimits.SweepRowsMax);
        }
    }

    /// <param name="isAll">The sweep found nothing more.</param>
    internal void Fetched(bool isAll)
    {
        lock (_gate) (_isBehind, _hasRung) = (!isAll, false);
    }

    /// <summary>Begins or stops to send for the account.</summary>
    /// <returns>True: it was ours and is not any more; what is in memory must go back to the database.</returns>
    internal bool Belongs(bool isOurs)
    {
        lock (_gate)
        {
            var isLost = _isOurs && !isOurs;
            if (isLost) _isBehind = true;
            _isOurs = isOurs;
            return isLost;
        }
    }

    /// <summary>Drops what waits and is not under way; the rows are still there.</summary>
    internal List<Guid> GiveBack()
    {
        lock (_gate)
        {
            var given = _lines.Clear();
            _count = _lines.Count;
            return given;
        }
    }

    /// <summary>It must not be sent again: it arrived after all, or nothing reaches its contact.</summary>
    /// <param name="id">Null: whatever waits for this contact.</param>
    internal void Forget(Guid contactId, Guid? id)
    {
        lock (_gate)
        {
            _lines.Forget(contactId, id);
            _count = _lines.Count;
        }
    }

    internal void Add(OutboxItem item)
    {
        lock (_gate)
        {
            _lines.Add(item, time.GetUtcNow().Ticks);
            _count = _lines.Count;
        }

        _bell.Ring();
    }

    internal async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var (chat, item, wait) = Next();
            if (item is not null) _ = SendOnAsync(chat!, item, ct);
            else await _bell.RestAsync(wait, ct);
        }

        // Calls under way still bring a result that the ledger should know.
        while (HasCalls) await _bell.RestAsync(LastLook, CancellationToken.None);
    }

    private bool HasCalls
    {
        get
        {
            lock (_gate) return _calls > 0;
        }
    }

    private (ChatQueue? Chat, OutboxItem? Item, TimeSpan Wait) Next()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow().Ticks;
            var chat = _lines.Next(now);
            var wait = WaitTicks(chat, now);
            if (wait > 0 || chat is null) return (null, null, ToTimer(wait));
            var item = chat.Begin();
            _rate.Take();
            if (item.Priority == OutboxPriority.Bulk) _bulkRate.Take();
            chat.RateFor(item.Priority).Take();
            _calls++;
            return (chat, item, default);
        }
    }

    // What holds everything back: a pause, the calls under way, the channel's rate; else the first sleeper.
    private long WaitTicks(ChatQueue? next, long now)
    {
        if (!_isOurs || _calls >= _circuit.CallsMax) return long.MaxValue;
        if (_circuit.WaitTicks(now) is > 0 and var pause) return pause;
        if (next is null) return _lines.SleepTicks(now);
        var isBulk = next.Items.First!.Value.Priority == OutboxPriority.Bulk;
        return Math.Max(_rate.WaitTicks(now), isBulk ? _bulkRate.WaitTicks(now) : 0);
    }

    // Who is done with a call makes the next one himself: to wake the loop for it would cost more than the call.
    private async Task SendOnAsync(ChatQueue? chat, OutboxItem? item, CancellationToken ct)
    {
        await Task.Yield();
        while (item is not null)
        {
            var result = await CallAsync(item);
            // In one, or the loop could see no call under way, and stop, between the two.
            lock (_gate)
            {
                Settle(chat!, item, result);
                (chat, item, _) = ct.IsCancellationRequested ? default : Next();
                if (item is null || (_calls < _circuit.CallsMax && _lines.Ready > 0)) _bell.Ring();
            }
        }
    }

    private async ValueTask<SendResult> CallAsync(OutboxItem item)
    {
        try
        {
            // No cancellation of a call under way: its answer is the only proof of what happened.
            return await channel.SendAsync(item.Message with { Key = item.Id.ToString("N") }, CancellationToken.None);
        }
#pragma warning disable CA1031 // The one catch-all of this loop: the row is settled as failed with the fault's name.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogSendThrew(log, Channel, item.Id, fault.GetType().Name);
            return new SendResult.Unreachable(fault.GetType().Name, MayHaveArrived: true);
        }
    }

    private void Settle(ChatQueue chat, OutboxItem item, SendResult result)
    {
        var now = time.GetUtcNow().Ticks;
        _circuit.Take(result, now);
        _calls--;
        _lines.End(chat, Judge(item, result), now);
        _count = _lines.Count;
        RingWhenLow();
    }

    private Settlement Judge(OutboxItem item, SendResult result)
    {
        var isUnheard = result is SendResult.Unreachable or SendResult.Throttled;
        if (item.HasArrived && isUnheard) return Settlement.Done; // The report has said it already.
        // Of a provider that is down, no message is to blame: it is kept however long that lasts.
        return _rules.Settle(item, result, countsAsTry: !_circuit.IsOpen);
    }

    private void RingWhenLow()
    {
        if (!_isBehind || _hasRung || _lines.Ready > _bulkMax / 2) return;
        _hasRung = true;
        runsLow();
    }

    private static TimeSpan ToTimer(long ticks) =>
        ticks == long.MaxValue
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromTicks(Math.Clamp(ticks, 1, TimeSpan.TicksPerMinute));

    [LoggerMessage(Level = LogLevel.Error, Message = "sending {Id} on {Channel} threw {Fault}")]
    private static partial void LogSendThrew(ILogger log, string channel, Guid id, string fault);
}
