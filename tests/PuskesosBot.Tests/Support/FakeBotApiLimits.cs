namespace PuskesosBot.Tests.Support;

/// <summary>Rates of core.telegram.org/bots/faq; over them the fake answers 429.</summary>
/// <param name="PerSecond">Messages over all chats.</param>
/// <param name="PerChatPerSecond">Messages in one chat, after a burst.</param>
/// <param name="PerChatBurst">"Short bursts pass": how many, is not documented.</param>
/// <param name="PerGroupPerMinute">Messages in one group.</param>
public sealed record FakeBotApiLimits(int PerSecond, int PerChatPerSecond, int PerChatBurst, int PerGroupPerMinute)
{
    public static FakeBotApiLimits Telegram { get; } = new(30, 1, 5, 20);

    /// <summary>For benchmarks: everything passes.</summary>
    public static FakeBotApiLimits None { get; } = new(0, 0, 0, 0);

    internal bool AreOff => PerSecond == 0;
}

/// <summary>Token buckets over all chats and for each.</summary>
internal sealed class FakeBotApiLimiter(FakeBotApiLimits limits, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Bucket> _chats = [];
    private readonly Bucket _all = new(limits.PerSecond, TimeSpan.FromSeconds(1));

    /// <summary>Null when the message may pass, else the whole seconds to be silent.</summary>
    public int? SecondsToWait(long chatId)
    {
        if (limits.AreOff) return null;
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_chats.TryGetValue(chatId, out var chat)) _chats[chatId] = chat = BucketFor(chatId);
            var wait = Math.Max(chat.WaitAt(now).TotalSeconds, _all.WaitAt(now).TotalSeconds);
            if (wait > 0) return Math.Max(1, (int)Math.Ceiling(wait));
            chat.Take();
            _all.Take();
            return null;
        }
    }

    private Bucket BucketFor(long chatId) => chatId < 0
        ? new Bucket(limits.PerGroupPerMinute, TimeSpan.FromMinutes(1))
        : new Bucket(limits.PerChatBurst, TimeSpan.FromSeconds(1) * limits.PerChatBurst / limits.PerChatPerSecond);

    private sealed class Bucket(int size, TimeSpan refill)
    {
        private double _tokens = size;
        private DateTimeOffset _at;

        public TimeSpan WaitAt(DateTimeOffset now)
        {
            if (_at != default) _tokens = Math.Min(size, _tokens + (size * ((now - _at) / refill)));
            _at = now;
            return _tokens >= 1 ? TimeSpan.Zero : refill * ((1 - _tokens) / size);
        }

        public void Take() => _tokens--;
    }
}
