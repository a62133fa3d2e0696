using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Sends the messages of one channel: replies before notices before bulk, each chat in order, within the limits.
/// </summary>
internal sealed partial class ChannelQueue(IChannelSender channel, Ledger ledger, TimeProvider time, ILogger log)
    : IDisposable
{
    private static readonly TimeSpan LastLook = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, ChatQueue> _chats = [];
    private readonly PriorityQueue<ChatQueue, (OutboxPriority, long)> _ready = new();
    private readonly PriorityQueue<ChatQueue, long> _asleep = new();
    private readonly Queue<ChatQueue> _resting = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly TokenBucket _rate = new(
        channel.Limits.PerSecond, Math.Max(1, channel.Limits.PerSecond), time.GetUtcNow().Ticks);

    private readonly SettleRules _rules = new(ledger, time);
    private long _arrived;
    private long _pausedUntilTicks;
    private int _calls;
    private int _count;

    // Until the first sweep there may be rows of a process before us.
    private volatile bool _isBehind = true;

    internal string Channel => channel.Channel;

    internal int Count => Volatile.Read(ref _count);

    /// <summary>
    /// False while rows of this channel wait in the database: what comes now must queue up behind them.
    /// </summary>
    internal bool HasRoom
    {
        get
        {
            if (Count < DeliveryLimits.InMemoryMax && !_isBehind) return true;
            _isBehind = true;
            return false;
        }
    }

    /// <summary>How many rows a sweep may fetch now.</summary>
    internal int Room => Math.Clamp(DeliveryLimits.InMemoryMax - Count, 0, DeliveryLimits.SweepRowsMax);

    /// <summary>A sweep found nothing more: new messages may come directly again.</summary>
    internal void CaughtUp() => _isBehind = false;

    internal void Add(OutboxItem item)
    {
        lock (_gate)
        {
            if (!_chats.TryGetValue(item.ContactId, out var chat))
            {
                chat = new ChatQueue(item.ContactId, RateOf(item));
                _chats.Add(item.ContactId, chat);
            }

            chat.Items.AddLast(item);
            _count++;
            Place(chat);
        }

        Wake();
    }

    internal async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var (chat, item, wait) = Next();
            if (item is not null) _ = SendAsync(chat!, item, ct);
            else await SleepAsync(wait, ct);
        }

        // Calls under way still bring a result that the ledger should know.
        while (Volatile.Read(ref _calls) > 0) await _wake.WaitAsync(LastLook, CancellationToken.None);
    }

    public void Dispose() => _wake.Dispose();

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
            chat.Rate.Take();
            _calls++;
            return (chat, item, default);
        }
    }

    // What holds everything back: a pause, the calls under way, the channel's rate; else the first sleeper.
    private long WaitTicks(long now)
    {
        if (now < _pausedUntilTicks) return _pausedUntilTicks - now;
        if (_calls >= channel.Limits.Concurrency) return long.MaxValue;
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
            result = await channel.SendAsync(item.Message, CancellationToken.None);
        }
#pragma warning disable CA1031 // The one catch-all of this loop: the row is settled as failed with the fault's name.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogSendThrew(log, Channel, item.Id, fault.GetType().Name);
            result = new SendResult.Unreachable(fault.GetType().Name, MayHaveArrived: true);
        }

        Settle(chat, item, _rules.Settle(item, result));
    }

    private void Settle(ChatQueue chat, OutboxItem item, Settlement settlement)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow().Ticks;
            _calls--;
            chat.IsPlaced = false;
            if (settlement.PauseChannel > TimeSpan.Zero)
                _pausedUntilTicks = Math.Max(_pausedUntilTicks, now + settlement.PauseChannel.Ticks);
            if (settlement.IsSettled) Drop(chat, item);
            else chat.Items.First!.Value = settlement.Again!;
            if (settlement.DropChat) while (chat.Items.First is { } left) Drop(chat, left.Value);
            chat.NotBeforeTicks = now + settlement.PauseChat.Ticks;
            Place(chat);
        }

        Wake();
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

        var ready = Math.Max(chat.NotBeforeTicks, now + chat.Rate.WaitTicks(now));
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
        if (chat.Rate.IsFull(now)) _chats.Remove(chat.ContactId);
        else _resting.Enqueue(chat);
    }

    private void Sleep(ChatQueue chat, long untilTicks)
    {
        chat.IsPlaced = true;
        _asleep.Enqueue(chat, untilTicks);
    }

    private TokenBucket RateOf(OutboxItem item)
    {
        var limits = channel.Limits;
        var now = time.GetUtcNow().Ticks;
        return item.Message.To.IsGroup
            ? new TokenBucket(limits.PerGroupPerMinute / 60, Math.Min(limits.ChatBurst, limits.PerGroupPerMinute), now)
            : new TokenBucket(limits.PerChatPerSecond, limits.ChatBurst, now);
    }

    private async Task SleepAsync(TimeSpan wait, CancellationToken ct)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var timer = wait == Timeout.InfiniteTimeSpan ? null : Task.Delay(wait, time, either.Token);
            var woken = _wake.WaitAsync(either.Token);
            await (timer is null ? woken : Task.WhenAny(timer, woken));
            await either.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The loop looks at the token itself.
        }
    }

    private void Wake()
    {
        if (_wake.CurrentCount > 0) return;
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it between the look and the release.
        }
    }

    private static TimeSpan ToTimer(long ticks) =>
        ticks == long.MaxValue
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromTicks(Math.Clamp(ticks, 1, TimeSpan.TicksPerMinute));

    [LoggerMessage(Level = LogLevel.Error, Message = "sending {Id} on {Channel} threw {Fault}")]
    private static partial void LogSendThrew(ILogger log, string channel, Guid id, string fault);
}
