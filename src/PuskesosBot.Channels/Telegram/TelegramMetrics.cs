using System.Diagnostics.Metrics;

namespace PuskesosBot.Channels.Telegram;

/// <summary>Counts what came of each update, in the counter <c>telegram.updates</c>.</summary>
public static class TelegramMetrics
{
    public const string MeterName = "PuskesosBot.Telegram";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Updates =
        Meter.CreateCounter<long>("telegram.updates", "{update}", "Updates by what came of them.");

    /// <param name="outcome">A verdict, ignored, too_early, malformed, wrong_secret or too_large.</param>
    /// <param name="reason">One of <see cref="IgnoreReason"/> for an ignored update.</param>
    public static void Count(string outcome, string reason = "") => Updates.Add(
        1, new KeyValuePair<string, object?>("outcome", outcome), new KeyValuePair<string, object?>("reason", reason));

    public static void Count(InboundVerdict verdict) => Count(verdict switch
    {
        InboundVerdict.Committed => "committed",
        InboundVerdict.QueueFull => "queue_full",
        InboundVerdict.Failed => "failed",
        _ => throw new System.Diagnostics.UnreachableException(verdict.ToString()),
    });
}
