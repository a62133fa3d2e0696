using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// The chats of one channel that have something to say, in the lines they stand in: ready, or asleep until their own
/// rate or a pause allows. Not thread-safe: its owner locks.
/// </summary>
internal sealed class ChatLines(ChannelLimits limits)
{
    private readonly Dictionary<Guid, ChatQueue> _chats = [];

    // A chat that is put elsewhere gets a new ticket; its old places in the lines are passed over.
    private readonly PriorityQueue<(ChatQueue Chat, int Ticket), (OutboxPriority, long)> _ready = new();
    private readonly PriorityQueue<(ChatQueue Chat, int Ticket), long> _asleep = new();
    private readonly Queue<ChatQueue> _resting = new();
    private long _arrived;

    internal int Count { get; private set; }

    /// <summary>Chats that could speak now; a few too many, as places given up are passed over only later.</summary>
    internal int Ready => _ready.Count;

    internal void Add(OutboxItem item, long now)
    {
        if (!_chats.TryGetValue(item.ContactId, out var chat))
            _chats.Add(item.ContactId, chat = ChatQueue.For(item, limits, now));
        if (chat.IsClosedTo(item)) return;
        Count++;
        if (chat.Add(item)) Place(chat, now);
    }

    /// <summary>The chat whose turn it is; null when none is ready.</summary>
    internal ChatQueue? Next(long now)
    {
        while (_asleep.TryPeek(out var sleeper, out var at) && (at <= now || sleeper.IsStale))
        {
            _asleep.Dequeue();
            if (!sleeper.IsStale) Place(sleeper.Chat, now);
        }

        while (_ready.TryPeek(out var first, out _) && first.IsStale) _ready.Dequeue();
        ForgetRested(now);
        return _ready.TryPeek(out var next, out _) ? next.Chat : null;
    }

    /// <summary>Ticks until the first sleeper; after <see cref="Next"/> gave none.</summary>
    internal long SleepTicks(long now) =>
        _asleep.TryPeek(out _, out var at) ? Math.Max(1, at - now) : long.MaxValue;

    /// <summary>The call is over: what is left of the chat stands in line again.</summary>
    internal void End(ChatQueue chat, Settlement settlement, long now)
    {
        var item = chat.UnderWay!;
        chat.UnderWay = null;
        if (settlement.IsSettled) Drop(chat, item);
        else chat.Items.Find(item)!.Value = settlement.Again!;
        if (settlement.DropChat) Close(chat, now);
        chat.NotBeforeTicks = now + settlement.PauseChat.Ticks;
        Place(chat, now);
    }

    /// <summary>Takes out what is not under way.</summary>
    internal List<Guid> Clear()
    {
        var given = new List<Guid>();
        foreach (var chat in _chats.Values)
        {
            foreach (var item in chat.NotUnderWay)
            {
                given.Add(item.Id);
                Drop(chat, item);
            }
        }

        return given;
    }

    /// <param name="id">Null: everything of this chat.</param>
    internal void Forget(Guid contactId, Guid? id)
    {
        if (!_chats.TryGetValue(contactId, out var chat)) return;
        if (chat.UnderWay is { } call && call.Id == id) call.HasArrived = true;
        foreach (var item in chat.NotUnderWay)
            if (id is null || item.Id == id) Drop(chat, item);
    }

    private void Close(ChatQueue chat, long now)
    {
        chat.ClosedTicks = now;
        while (chat.Items.First is { } left) Drop(chat, left.Value);
    }

    private void Drop(ChatQueue chat, OutboxItem item)
    {
        chat.Items.Remove(item);
        Count--;
    }

    // Puts a chat with something to say into the line it belongs to; one without rests, and is then forgotten.
    private void Place(ChatQueue chat, long now)
    {
        if (chat.UnderWay is not null) return;
        chat.Ticket++;
        if (chat.Items.First is not { } first)
        {
            // Its rate is remembered until the bucket is full again.
            if (!chat.IsResting) _resting.Enqueue(chat);
            chat.IsResting = true;
            return;
        }

        var priority = first.Value.Priority;
        var readyAt = Math.Max(chat.NotBeforeTicks, now + chat.RateFor(priority).WaitTicks(now));
        if (readyAt > now) _asleep.Enqueue((chat, chat.Ticket), readyAt);
        else _ready.Enqueue((chat, chat.Ticket), (priority, _arrived++));
    }

    // One look a round: a chat that spoke again rests anew when it is done.
    private void ForgetRested(long now)
    {
        if (!_resting.TryDequeue(out var chat)) return;
        chat.IsResting = false;
        if (chat.UnderWay is not null || chat.Items.Count > 0) return;
        if (chat.IsRested(now)) _chats.Remove(chat.ContactId);
        else Place(chat, now);
    }
}

internal static class Tickets
{
    extension((ChatQueue Chat, int Ticket) place)
    {
        internal bool IsStale => place.Ticket != place.Chat.Ticket || place.Chat.Items.Count == 0;
    }
}
