namespace PuskesosBot.Channels.WhatsApp;

/// <summary>
/// Where Twilio reaches us, made from the configured public address: signatures cover the address that Twilio was
/// given, and what a proxy or a caller writes into headers proves nothing.
/// </summary>
/// <param name="Inbound">To be entered at Twilio as the sender's webhook.</param>
/// <param name="Status">Given with every message.</param>
public sealed record TwilioAddresses(Uri Inbound, Uri Status)
{
    public const string InboundPath = "/webhooks/twilio/whatsapp";
    public const string StatusPath = "/webhooks/twilio/status";

    /// <summary>Query parameter of <see cref="Status"/> that carries <see cref="OutboundMessage.Key"/>.</summary>
    public const string KeyParameter = "outbox";

    public static TwilioAddresses Of(Uri publicBase)
    {
        var root = publicBase.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new TwilioAddresses(new Uri(root + InboundPath), new Uri(root + StatusPath));
    }

    /// <summary>Why this base cannot be used; null when it can.</summary>
    public static string? Problem(Uri? publicBase, TwilioOptions options)
    {
        if (publicBase is not { IsAbsoluteUri: true })
            return "Public:BaseAddress is missing (needed for WhatsApp: the https address that Twilio calls)";
        if (publicBase.Scheme != Uri.UriSchemeHttps && options.BaseAddress.Host == "api.twilio.com")
            return "Public:BaseAddress is not https, which WhatsApp needs";
        // Twilio, Messages resource, StatusCallback: underscores are not allowed in the host name.
        return publicBase.Host.Contains('_', StringComparison.Ordinal)
            ? "Public:BaseAddress has an underscore in its host name, which Twilio refuses"
            : null;
    }

    internal Uri StatusFor(string? key) =>
        key is { Length: > 0 } ? new Uri($"{Status}?{KeyParameter}={Uri.EscapeDataString(key)}") : Status;
}
