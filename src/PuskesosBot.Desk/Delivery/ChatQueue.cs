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

    /// <summary>A call for this chat is under way, or it stands in one of the lines.</summary>
    internal bool IsPlaced { get; set; }

    /// <summary>Not before this instant: the provider or a failed try said so.</summary>
    internal long NotBeforeTicks { get; set; }

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

    /// <summary>Nothing would be forgotten by forgetting this chat.</summary>
    internal bool IsRested(long nowTicks) => _rate.IsFull(nowTicks) && _bulkRate?.IsFull(nowTicks) != false;
}
