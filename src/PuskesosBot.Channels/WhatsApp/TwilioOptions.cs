namespace PuskesosBot.Channels.WhatsApp;

/// <summary>Section <c>Twilio</c> of the configuration, checked at start.</summary>
public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    /// <summary>Whether residents can write on WhatsApp. Default false.</summary>
    public bool Enabled { get; init; }

    /// <summary><c>AC</c> and 32 hexadecimal digits; needed when enabled.</summary>
    public string AccountSid { get; init; } = "";

    /// <summary>
    /// The account's primary auth token: signs the webhooks, and the calls where no API key is given. Secret; 16 to 128
    /// characters; needed when enabled.
    /// </summary>
    public string AuthToken { get; init; } = "";

    /// <summary><c>SK</c> and 32 hexadecimal digits: calls are then made with this key instead of the token.</summary>
    public string ApiKeySid { get; init; } = "";

    /// <summary>Secret of the API key; needed with <see cref="ApiKeySid"/>. It signs no webhooks.</summary>
    public string ApiKeySecret { get; init; } = "";

    /// <summary>Our number, <c>whatsapp:+62...</c>; this or a messaging service is needed when enabled.</summary>
    public string From { get; init; } = "";

    /// <summary><c>MG</c> and 32 hexadecimal digits: a service that chooses the sender.</summary>
    public string MessagingServiceSid { get; init; } = "";

    /// <summary>Messages and media; absolute http or https. Default https://api.twilio.com/.</summary>
    public Uri BaseAddress { get; init; } = new("https://api.twilio.com/");

    /// <summary>Templates and their approval; absolute http or https. Default https://content.twilio.com/.</summary>
    public Uri ContentBaseAddress { get; init; } = new("https://content.twilio.com/");

    /// <summary>Typing indicator; absolute http or https. Default https://messaging.twilio.com/.</summary>
    public Uri MessagingBaseAddress { get; init; } = new("https://messaging.twilio.com/");

    /// <summary>
    /// Hosts that media may be redirected to, commas between; they never see our credentials. Twilio does not
    /// document which they are.
    /// </summary>
    public string MediaHosts { get; init; } =
        "media.twiliocdn.com,mms.twiliocdn.com,s3-external-1.amazonaws.com";

    /// <summary>Longest wait for one call. Default 10 s, 1 s to 60 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for a connection. Default 5 s, 1 s to 60 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for one file. Default 30 s, 1 s to 5 min.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most connections kept open. Default 32, 1 to 512.</summary>
    public int ConnectionsMax { get; init; } = 32;

    /// <summary>
    /// Messages a second over all chats; Twilio allows 80 a sender, the sandbox one in 3 s. Default 40, 1 to 100000.
    /// </summary>
    public int MessagesPerSecond { get; init; } = 40;

    /// <summary>
    /// Pause between bulk messages to one person; WhatsApp slows a business down that writes more often. Replies do not
    /// count. Default 6 s, 0.1 ms to 1 min.
    /// </summary>
    public TimeSpan PersonPause { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The sender as calls want it; empty without one.</summary>
    internal string Sender => From.Length == 0 || From.StartsWith(WhatsAppAddress.Prefix, StringComparison.Ordinal)
        ? From
        : WhatsAppAddress.Prefix + From;
}
