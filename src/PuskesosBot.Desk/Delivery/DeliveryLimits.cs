namespace PuskesosBot.Desk.Delivery;

/// <summary>Bounds of sending. The database holds what does not fit here.</summary>
public static class DeliveryLimits
{
    /// <summary>Messages of one channel in memory; more stay rows until the sweep fetches them.</summary>
    public const int InMemoryMax = 10_000;

    /// <summary>Rows one sweep fetches.</summary>
    public const int SweepRowsMax = 1_000;

    /// <summary>Results one ledger transaction writes.</summary>
    public const int LedgerBatchMax = 1_024;

    /// <summary>
    /// How long results are gathered before they are committed together: on a quick disk each would go alone otherwise,
    /// and a commit costs as much as fifty of them. A killed process leaves so much more in doubt. Real time, whatever
    /// clock the desk is given.
    /// </summary>
    public static TimeSpan LedgerGathers { get; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Tries before a message is buried: with the delays of <see cref="RetryDelay"/> about six hours.
    /// </summary>
    public const int AttemptsMax = 20;

    /// <summary>Share of a channel's rate that bulk may take, so that replies never wait for it.</summary>
    public const double BulkShare = 0.8;

    /// <summary>
    /// Share of a second's worth that may go at once. Not all of it: calls arrive less evenly than they leave, and a
    /// provider that counts them must not find one too many.
    /// </summary>
    public const double BurstShare = 0.8;

    /// <summary>Calls in a row without any answer after which a provider counts as down.</summary>
    public const int SilentCallsMax = 5;

    /// <summary>Tries of a message that the provider took and failed for a reason that passes.</summary>
    public const int FailedReportsMax = 3;

    /// <summary>
    /// A window for free text is taken as closed this much early: the provider's clock decides, not ours.
    /// </summary>
    public static TimeSpan WindowMargin { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Age at which a message that fails is given up: what was said yesterday helps nobody.</summary>
    public static TimeSpan WorthSendingFor { get; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How long a report about an unknown message is kept: the row it belongs to may not be written yet.
    /// </summary>
    public static TimeSpan EarlyReportsKept { get; } = TimeSpan.FromHours(1);

    /// <summary>How often what is due or left over is looked for.</summary>
    public static TimeSpan SweepEvery { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a row in hand is ours without a sign of life.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the lease of what is in hand is renewed; a third of it, so that two may fail.</summary>
    public static TimeSpan RenewEvery { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence before the next probe of a provider that is down: 1, 2, 4 ... 60 seconds.</summary>
    public static TimeSpan ProbeAfter(int probes) =>
        TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(probes, 6))));

    /// <summary>Silence after a provider refused us altogether; then one message probes.</summary>
    public static TimeSpan MisconfiguredPause { get; } = TimeSpan.FromMinutes(1);
}
