using System.Diagnostics.Metrics;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>Counts webhooks in <c>whatsapp.webhooks</c>, and what had to be said in a plainer form.</summary>
public static class WhatsAppMetrics
{
    public const string MeterName = "PuskesosBot.WhatsApp";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Webhooks =
        Meter.CreateCounter<long>("whatsapp.webhooks", "{webhook}", "Webhooks by what came of them.");

    private static readonly Counter<long> Fallbacks =
        Meter.CreateCounter<long>("whatsapp.fallbacks", "{message}", "Menus and media sent as plain text.");

    private static readonly Counter<long> Media =
        Meter.CreateCounter<long>("whatsapp.media", "{file}", "Files of residents by what came of them.");

    /// <param name="kind">inbound or status.</param>
    /// <param name="outcome">
    /// A verdict, report, ignored, malformed, wrong_signature, wrong_account or too_large.
    /// </param>
    /// <param name="reason">One of <see cref="WhatsAppIgnoreReason"/> for an ignored one.</param>
    public static void Count(string kind, string outcome, string reason = "") => Webhooks.Add(
        1, new("kind", kind), new KeyValuePair<string, object?>("outcome", outcome), new("reason", reason));

    /// <param name="outcome">kept, or why not.</param>
    public static void CountMedia(string outcome) =>
        Media.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void CountFallback(string kind, string code) => Fallbacks.Add(
        1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("reason", code));
}
