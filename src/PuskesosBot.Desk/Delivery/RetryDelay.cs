namespace PuskesosBot.Desk.Delivery;

/// <summary>How long to wait before the next try.</summary>
public static class RetryDelay
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromMinutes(30);

    /// <param name="attempts">Sends already tried, 1 or more.</param>
    /// <param name="jitter">0 inclusive to 1 exclusive; spreads messages that failed together.</param>
    public static TimeSpan After(int attempts, double jitter)
    {
        var exponential = First * Math.Pow(2, Math.Min(attempts - 1, 12));
        var capped = exponential < Longest ? exponential : Longest;
        return capped * (0.5 + (jitter / 2));
    }
}
