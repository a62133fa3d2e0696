namespace PuskesosBot.Tests.Support;

/// <summary>What the fake takes; over it, it answers as Twilio does.</summary>
/// <param name="PerSecond">Messages of the account a second, after a burst of as many; over it 429. 0: any.</param>
/// <param name="Window">How long after a person wrote free text passes; over it the message fails with 63016. Zero:
/// always.</param>
public sealed record FakeTwilioLimits(int PerSecond, TimeSpan Window)
{
    public static FakeTwilioLimits WhatsApp { get; } = new(80, TimeSpan.FromHours(24));

    /// <summary>The window holds, the rate does not.</summary>
    public static FakeTwilioLimits NoRate { get; } = WhatsApp with { PerSecond = 0 };

    /// <summary>For benchmarks: everything passes.</summary>
    public static FakeTwilioLimits None { get; } = new(0, TimeSpan.Zero);
}

/// <summary>A token bucket over the whole account.</summary>
internal sealed class FakeTwilioRate(int perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _tokens = perSecond;
    private DateTimeOffset _at = time.GetUtcNow();

    public bool TryTake()
    {
        if (perSecond == 0) return true;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _tokens = Math.Min(perSecond, _tokens + (now - _at).TotalSeconds * perSecond);
            _at = now;
            if (_tokens < 1) return false;
            _tokens--;
            return true;
        }
    }
}
