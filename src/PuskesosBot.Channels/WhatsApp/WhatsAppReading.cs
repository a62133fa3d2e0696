namespace PuskesosBot.Channels.WhatsApp;

/// <summary>What one webhook of Twilio turned out to be.</summary>
public abstract record WhatsAppReading
{
    private WhatsAppReading()
    {
    }

    /// <summary>Something for the desk.</summary>
    public sealed record Message(InboundMessage Inbound) : WhatsAppReading;

    /// <summary>What became of a message of ours.</summary>
    public sealed record Report(DeliveryReport Delivery) : WhatsAppReading;

    /// <summary>Well-formed and not for us: acknowledged, counted and forgotten.</summary>
    /// <param name="Reason">One of <see cref="WhatsAppIgnoreReason"/>.</param>
    public sealed record Ignored(string Reason) : WhatsAppReading;

    /// <summary>Signed with our token and of another account: refused.</summary>
    public sealed record WrongAccount : WhatsAppReading;

    /// <summary>Not a webhook of Twilio.</summary>
    /// <param name="Reason">Free of what was sent.</param>
    public sealed record Malformed(string Reason) : WhatsAppReading;
}

/// <summary>Why a webhook is ignored; also the tag under which it is counted, so the list stays short.</summary>
public static class WhatsAppIgnoreReason
{
    public const string NotWhatsApp = "not_whatsapp";
    public const string Empty = "empty";
    public const string InboundStatus = "inbound_status";
    public const string UnknownStatus = "unknown_status";
    public const string Json = "json";
}
