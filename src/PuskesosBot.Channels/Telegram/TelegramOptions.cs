namespace PuskesosBot.Channels.Telegram;

/// <summary>Section <c>Telegram</c> of the configuration, checked at start.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>Whether residents can write on Telegram. Default false.</summary>
    public bool Enabled { get; init; }

    /// <summary>How updates come in. Webhook needs a public https address, Polling none. Default Webhook.</summary>
    public TelegramMode Mode { get; init; } = TelegramMode.Webhook;

    /// <summary>Token from BotFather, <c>digits:secret</c>, up to 80 characters. Secret; needed when enabled.</summary>
    public string Token { get; init; } = "";

    /// <summary>
    /// Value Telegram repeats in X-Telegram-Bot-Api-Secret-Token. Secret; 16 to 256 characters of A-Z a-z 0-9 _ -;
    /// needed when enabled with webhooks.
    /// </summary>
    public string WebhookSecret { get; init; } = "";

    /// <summary>Bot API server, absolute http or https. Default https://api.telegram.org/.</summary>
    public Uri BaseAddress { get; init; } = new("https://api.telegram.org/");

    /// <summary>Longest wait for one Bot API call but getUpdates. Default 10 s, 1 s to 60 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for a connection to the Bot API server. Default 5 s, 1 s to 60 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most connections kept open to the Bot API server. Default 32, 1 to 512.</summary>
    public int ConnectionsMax { get; init; } = 32;

    /// <summary>Messages a second over all chats; Telegram allows about 30, an own server more. Default 25, 1 to 100000.</summary>
    public int MessagesPerSecond { get; init; } = 25;

    /// <summary>Messages a second in one chat; Telegram allows about 1, an own server more. Default 1, 1 to 10000.</summary>
    public int MessagesPerSecondPerChat { get; init; } = 1;

    /// <summary>Messages a minute in one group; Telegram allows 20. Default 20, 1 to 1000.</summary>
    public int MessagesPerMinutePerGroup { get; init; } = 20;

    /// <summary>How long getUpdates waits at the server. Default 25 s, 0 s to 50 s (the server's cap).</summary>
    public TimeSpan PollTimeout { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Most updates fetched by one getUpdates. Default 100, 1 to 100 (the server's cap).</summary>
    public int PollUpdatesMax { get; init; } = 100;

    /// <summary>Most webhook deliveries Telegram makes at once. Default 40, 1 to 100 (Telegram's range).</summary>
    public int WebhookConnectionsMax { get; init; } = 40;
}

/// <summary>How updates reach us; a bot takes one or the other, never both.</summary>
public enum TelegramMode
{
    Webhook,
    Polling,
}
