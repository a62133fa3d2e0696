namespace PuskesosBot.Channels;

/// <summary>
/// What a provider bears. Numbers are not a contract: what it says with a throttled answer always wins.
/// </summary>
/// <param name="PerSecond">Messages a second over all chats; most of a second's worth may go at once.</param>
/// <param name="PerChatPerSecond">Messages a second in one private chat.</param>
/// <param name="ChatBurst">Messages that one chat may get at once before its rate counts.</param>
/// <param name="PerGroupPerMinute">Messages a minute in one group.</param>
/// <param name="Concurrency">Calls under way at the same time.</param>
public sealed record ChannelLimits(
    double PerSecond, double PerChatPerSecond, int ChatBurst, double PerGroupPerMinute, int Concurrency)
{
    /// <summary>Messages a second that one person may get in bulk; replies do not count. Null: no rule.</summary>
    public double? BulkPerChatPerSecond { get; init; }

    /// <summary>How long after a person wrote anything may be said; later only templates. Null: always.</summary>
    public TimeSpan? FreeTextWindow { get; init; }

    /// <summary>For channels that are ourselves.</summary>
    public static ChannelLimits None { get; } = new(100_000, 10_000, 1_000, 100_000, 8);
}
