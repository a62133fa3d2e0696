namespace PuskesosBot.Desk.Delivery;

/// <summary>From where on something about a channel is worth a person's attention.</summary>
public static class WatchLimits
{
    /// <summary>How often channels are looked at.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a provider is asked about account and webhook.</summary>
    public static TimeSpan AskProviderEvery { get; } = TimeSpan.FromMinutes(5);

    /// <summary>A provider that is away for less mends itself before anybody could.</summary>
    public static TimeSpan DownFor { get; } = TimeSpan.FromMinutes(3);

    /// <summary>A shorter silence is chance.</summary>
    public static TimeSpan SilenceMin { get; } = TimeSpan.FromMinutes(15);

    /// <summary>A longer silence is compared by its last day only.</summary>
    public static TimeSpan SilenceMax { get; } = TimeSpan.FromDays(1);

    /// <summary>Weeks before, whose same hours are compared.</summary>
    public const int WeeksCompared = 4;

    /// <summary>Of them so many must have been busy: one may have held a holiday or a failure.</summary>
    public const int BusyWeeksMin = 3;

    /// <summary>Messages that make a stretch busy: with fewer expected, none at all may be chance.</summary>
    public const int BusyMessagesMin = 8;

    /// <summary>A provider tells of a message within seconds; after this long it is late.</summary>
    public static TimeSpan ReportsAwaited { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Messages sent longer ago say nothing about callbacks now.</summary>
    public static TimeSpan ReportsLookBack { get; } = TimeSpan.FromDays(1);

    /// <summary>One message without a report may have been lost alone.</summary>
    public const int UnreportedMin = 3;

    /// <summary>Fewer in an hour are everyday business, waiting or given up.</summary>
    public const int RiseMin = 5;

    /// <summary>More than so many times the hours of the day before count as a rise.</summary>
    public const int RiseFactor = 2;
}
