namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// What waits for one chat. The first must be settled before the second goes: a conversation has an order.
/// </summary>
internal sealed class ChatQueue(Guid contactId, TokenBucket rate)
{
    internal Guid ContactId => contactId;

    internal TokenBucket Rate => rate;

    internal LinkedList<OutboxItem> Items { get; } = [];

    /// <summary>A call for this chat is under way, or it stands in one of the lines.</summary>
    internal bool IsPlaced { get; set; }

    /// <summary>Not before this instant: the provider or a failed try said so.</summary>
    internal long NotBeforeTicks { get; set; }
}
