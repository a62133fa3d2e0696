namespace PuskesosBot.Desk.Delivery;

/// <summary>Lets through so many a second, and a burst at once. Not thread-safe: its owner locks.</summary>
internal sealed class TokenBucket
{
    private readonly double _perSecond, _burst;
    private double _tokens;
    private long _at;

    internal TokenBucket(double perSecond, double burst, long nowTicks)
    {
        (_perSecond, _burst) = (perSecond, burst);
        (_tokens, _at) = (burst, nowTicks);
    }

    /// <summary>Ticks until one token is there; 0: now.</summary>
    internal long WaitTicks(long nowTicks)
    {
        Refill(nowTicks);
        return _tokens >= 1 ? 0 : (long)Math.Ceiling((1 - _tokens) / _perSecond * TimeSpan.TicksPerSecond);
    }

    internal void Take() => _tokens -= 1;

    internal bool IsFull(long nowTicks)
    {
        Refill(nowTicks);
        return _tokens >= _burst;
    }

    private void Refill(long nowTicks)
    {
        if (nowTicks <= _at) return;
        _tokens = Math.Min(_burst, _tokens + ((nowTicks - _at) * _perSecond / TimeSpan.TicksPerSecond));
        _at = nowTicks;
    }
}
