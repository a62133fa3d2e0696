using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Sends the messages of one channel: replies before notices before bulk, each chat in order, within the limits.
/// </summary>
internal sealed partial class ChannelQueue(
    IChannelSender channel, Ledger ledger, Action runsLow, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, ChatQueue> _chats = [];
    private readonly PriorityQueue<ChatQueue, (OutboxPriority, long)> _ready = new();
    private readonly PriorityQueue<ChatQueue, long> _asleep = new();
    private readonly Queue<ChatQueue> _resting = new();
    private readonly Bell _bell = new(time);
    private readonly TokenBucket _rate = new(
        channel.Limits.PerSecond, Math.Max(1, channel.Limits.PerSecond), time.GetUtcNow().Ticks);

    private readonly SettleRules _rules = new(ledger, channel.ReportsDelivery, time);
    private readonly ChannelCircuit _circuit = new(channel, time.GetUtcNow().Ticks);
    private long _arrived;
    private int _calls;
    private int _count;

    // Until the first sweep there may be rows of a process before us.
    private volatile bool _isBehind = true;

    // Until it is known that no other process sends for this account.
    private volatile bool _isOurs = channel.Account is null;

    internal string Channel => channel.Channel;

    internal string? Account => channel.Account;

    internal TimeSpan? FreeTextWindow => channel.Limits.FreeTextWindow;

    internal bool IsOurs => _isOurs;

    internal ChannelState State
    {
        get
        {
            lock (_gate) return _circuit.State with { InMemory = _count, IsOurs = _isOurs };
        }
    }

    internal int Count => Volatile.Read(ref _count);

    /// <summary>
    /// False while rows of this channel wait in the database: what comes now must queue up behind them.
    /// </summary>
    internal bool HasRoom
    {
        get
        {
            if (_isOurs && Count < DeliveryLimits.InMemoryMax && !_isBehind) return true;
            _isBehind = true;
            return false;
        }
    }

    /// <summary>How many rows a sweep may fetch now.</summary>
    internal int Room =>
        _isOurs ? Math.Clamp(DeliveryLimits.InMemoryMax - Count, 0, DeliveryLimits.SweepRowsMax) : 0;

    /// <summary>A sweep found nothing more: new messages may come directly again.</summary>
    internal void CaughtUp() => _isBehind = false;

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
            var given = new List<Guid>();
            foreach (var chat in _chats.Values)
            {
                for (var item = chat.Items.Last; item is not null && item.Value != chat.UnderWay;)
                {
                    var before = item.Previous;
                    given.Add(item.Value.Id);
                    Drop(chat, item.Value);
                    item = before;
                }
            }

            return given;
        }
    }

    /// <summary>It arrived after all: it must not be sent again. What is under way brings its own answer.</summary>
    internal void Forget(Guid contactId, Guid id)
    {
        lock (_gate)
        {
            if (!_chats.TryGetValue(contactId, out var chat)) return;
            var item = chat.Items.FirstOrDefault(item => item.Id == id);
            if (item is not null && item != chat.UnderWay) Drop(chat, item);
        }
    }

    internal void Add(OutboxItem item)
    {
        lock (_gate)
        {
            if (!_chats.TryGetValue(item.ContactId, out var chat))
            {
                chat = ChatQueue.For(item, channel.Limits, time.GetUtcNow().Ticks);
                _chats.Add(item.ContactId, chat);
            }

            chat.Items.AddLast(item);
            _count++;
            Place(chat);
        }

        _bell.Ring();
    }

    internal async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var (chat, item, wait) = Next();
            if (item is not null) _ = SendAsync(chat!, item, ct);
            else await _bell.RestAsync(wait, ct);
        }

        // Calls under way still bring a result that the ledger should know.
        while (Volatile.Read(ref _calls) > 0) await _bell.RestAsync(LastLook, CancellationToken.None);
    }

    public void Dispose() => _bell.Dispose();

    private (ChatQueue? Chat, OutboxItem? Item, TimeSpan Wait) Next()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow().Ticks;
            while (_asleep.TryPeek(out var sleeper, out var at) && at <= now)
            {
                _asleep.Dequeue();
                sleeper.IsPlaced = false;
                Place(sleeper);
            }

            ForgetRested(now);
            var wait = WaitTicks(now);
            if (wait > 0 || _ready.Count == 0) return (null, null, ToTimer(wait));
            var chat = _ready.Dequeue();
            var item = chat.Items.First!.Value;
            _rate.Take();
            chat.RateFor(item.Priority).Take();
            chat.UnderWay = item;
            _calls++;
            return (chat, item, default);
        }
    }

    // What holds everything back: a pause, the calls under way, the channel's rate; else the first sleeper.
    private long WaitTicks(long now)
    {
        if (!_isOurs) return long.MaxValue;
        if (_circuit.WaitTicks(now) is > 0 and var pause) return pause;
        if (_calls >= _circuit.CallsMax) return long.MaxValue;
        if (_ready.TryPeek(out var chat, out _))
        {
            // Bulk leaves a share of the burst untouched, which is what replies then find there.
            var isBulk = chat.Items.First!.Value.Priority == OutboxPriority.Bulk;
            return _rate.WaitTicks(now, isBulk ? 1 + ((1 - DeliveryLimits.BulkShare) * channel.Limits.PerSecond) : 1);
        }

        return _asleep.TryPeek(out _, out var at) ? Math.Max(1, at - now) : long.MaxValue;
    }

    private async Task SendAsync(ChatQueue chat, OutboxItem item, CancellationToken ct)
    {
        // No cancellation of a call under way: its answer is the only proof of what happened.
        await Task.Yield();
        SendResult result;
        try
        {
            result = await channel.SendAsync(item.Message with { Key = item.Id.ToString("N") }, CancellationToken.None);
        }
#pragma warning disable CA1031 // The one catch-all of this loop: the row is settled as failed with the fault's name.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogSendThrew(log, Channel, item.Id, fault.GetType().Name);
            result = new SendResult.Unreachable(fault.GetType().Name, MayHaveArrived: true);
        }

        Settle(chat, item, result);
    }

    private void Settle(ChatQueue chat, OutboxItem item, SendResult result)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow().Ticks;
            _circuit.Take(result, now);
            // Of a provider that is down, no message is to blame: it is kept however long that lasts.
            var settlement = _rules.Settle(item, result, countsAsTry: !_circuit.IsOpen);
            _calls--;
            (chat.IsPlaced, chat.UnderWay) = (false, null);
            if (settlement.IsSettled) Drop(chat, item);
            else chat.Items.First!.Value = settlement.Again!;
            if (settlement.DropChat) while (chat.Items.First is { } left) Drop(chat, left.Value);
            chat.NotBeforeTicks = now + settlement.PauseChat.Ticks;
            Place(chat);
        }

        if (_isBehind && Count == DeliveryLimits.LowWater) runsLow();
        _bell.Ring();
    }

    private void Drop(ChatQueue chat, OutboxItem item)
    {
        chat.Items.Remove(item);
        _count--;
    }

    // Puts a chat with something to say into the line it belongs to; forgets one without.
    private void Place(ChatQueue chat)
    {
        if (chat.IsPlaced) return;
        var now = time.GetUtcNow().Ticks;
        if (chat.Items.First is not { } first)
        {
            _resting.Enqueue(chat); // Its rate is remembered until the bucket is full again.
            return;
        }

        var ready = Math.Max(chat.NotBeforeTicks, now + chat.RateFor(first.Value.Priority).WaitTicks(now));
        if (ready > now) Sleep(chat, ready);
        else
        {
            chat.IsPlaced = true;
            _ready.Enqueue(chat, (first.Value.Priority, _arrived++));
        }
    }

    // One look a round: a chat that spoke again rests anew when it is done.
    private void ForgetRested(long now)
    {
        if (!_resting.TryDequeue(out var chat) || chat.IsPlaced || chat.Items.Count > 0) return;
        if (chat.IsRested(now)) _chats.Remove(chat.ContactId);
        else _resting.Enqueue(chat);
    }

    private void Sleep(ChatQueue chat, long untilTicks)
    {
        chat.IsPlaced = true;
        _asleep.Enqueue(chat, untilTicks);
    }

    private static TimeSpan ToTimer(long ticks) =>
        ticks == long.MaxValue
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromTicks(Math.Clamp(ticks, 1, TimeSpan.TicksPerMinute));

    [LoggerMessage(Level = LogLevel.Error, Message = "sending {Id} on {Channel} threw {Fault}")]
    private static partial void LogSendThrew(ILogger log, string channel, Guid id, string fault);
}
