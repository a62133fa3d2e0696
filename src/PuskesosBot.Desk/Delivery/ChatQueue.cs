using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// What waits for one chat. The first must be settled before the second goes: a conversation has an order.
/// </summary>
internal sealed class ChatQueue
{
    private readonly TokenBucket _rate;
    private readonly TokenBucket? _bulkRate;

    private ChatQueue(Guid contactId, TokenBucket rate, TokenBucket? bulkRate) =>
        (ContactId, _rate, _bulkRate) = (contactId, rate, bulkRate);

    internal Guid ContactId { get; }

    internal LinkedList<OutboxItem> Items { get; } = [];

    /// <summary>The one whose call is made just now.</summary>
    internal OutboxItem? UnderWay { get; set; }

    /// <summary>A copy.</summary>
    internal IReadOnlyList<OutboxItem> NotUnderWay => [.. Items.Where(item => item != UnderWay)];

    /// <summary>It stands among those that have nothing to say.</summary>
    internal bool IsResting { get; set; }

    /// <summary>Of its latest place in a line.</summary>
    internal int Ticket { get; set; }

    /// <summary>Not before this instant: the provider or a failed try said so.</summary>
    internal long NotBeforeTicks { get; set; }

    /// <summary>When the provider said that nothing reaches this chat; 0: it never did.</summary>
    internal long ClosedTicks { get; set; }

    internal TokenBucket RateFor(OutboxPriority priority) =>
        priority == OutboxPriority.Bulk && _bulkRate is not null ? _bulkRate : _rate;

    /// <summary>An empty one for the chat of a message.</summary>
    internal static ChatQueue For(OutboxItem first, ChannelLimits limits, long nowTicks)
    {
        var rate = first.Message.To.IsGroup
            ? new TokenBucket(
                limits.PerGroupPerMinute / 60, Math.Min(limits.ChatBurst, limits.PerGroupPerMinute), nowTicks)
            : new TokenBucket(limits.PerChatPerSecond, limits.ChatBurst, nowTicks);
        var bulkRate = limits.BulkPerChatPerSecond is { } perSecond ? new TokenBucket(perSecond, 1, nowTicks) : null;
        return new ChatQueue(first.ContactId, rate, bulkRate);
    }

    /// <summary>Fetched while the provider said it; the ledger cancels the row.</summary>
    internal bool IsClosedTo(OutboxItem item) => item.CreatedAt.UtcTicks <= ClosedTicks;

    /// <summary>What was asked for goes before what was not; else in order.</summary>
    /// <returns>True: it is the next to go.</returns>
    internal bool Add(OutboxItem item)
    {
        var before = Items.Last;
        while (before is not null && before.Value != UnderWay && before.Value.Priority > item.Priority)
            before = before.Previous;
        var added = before is null ? Items.AddFirst(item) : Items.AddAfter(before, item);
        return added == Items.First;
    }

    /// <summary>Leaves its line; the first item is under way.</summary>
    internal OutboxItem Begin()
    {
        Ticket++;
        return UnderWay = Items.First!.Value;
    }

    /// <summary>Nothing would be forgotten by forgetting this chat.</summary>
    internal bool IsRested(long nowTicks) =>
        _rate.IsFull(nowTicks) && _bulkRate?.IsFull(nowTicks) != false
        && nowTicks - ClosedTicks > DeliveryLimits.SweepEvery.Ticks;
}
