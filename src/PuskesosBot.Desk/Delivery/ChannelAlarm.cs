namespace PuskesosBot.Desk.Delivery;

/// <summary>Something about a channel that a person should know. At most one is open for a channel and code.</summary>
public sealed class ChannelAlarm
{
    public const int DetailCharsMax = 200;

    public long Id { get; init; }

    /// <summary>One of <see cref="Channels.ChannelNames"/>.</summary>
    public required string Channel { get; init; }

    public required ChannelAlarmCode Code { get; init; }

    /// <summary>When we first saw it; UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What was last seen, in English, for whoever mends it; free of personal data.</summary>
    public required string Detail { get; set; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ClearedAt { get; set; }
}

/// <summary>What can be wrong with a channel. Stored by name, at most 20 characters.</summary>
public enum ChannelAlarmCode
{
    /// <summary>In the time without a message, some came in other weeks.</summary>
    NothingInbound,

    /// <summary>The provider takes no message of ours until a person mends it.</summary>
    Refused,

    /// <summary>The provider knows no such account or token.</summary>
    TokenRefused,

    /// <summary>The provider has not answered for some minutes.</summary>
    Down,

    /// <summary>A template was paused, disabled or rejected, so what needs it waits.</summary>
    TemplateUnusable,

    /// <summary>The provider delivers to another address, or to none.</summary>
    WebhookElsewhere,

    /// <summary>The provider tries to deliver to us and fails.</summary>
    WebhookErrors,

    /// <summary>Messages were taken and nothing was told about them since.</summary>
    CallbackSilence,

    /// <summary>More messages than usual wait until their people write.</summary>
    WindowWaiting,

    /// <summary>More messages than usual were given up.</summary>
    Buried,
}

/// <summary>One thing that is wrong now.</summary>
/// <param name="Detail">As <see cref="ChannelAlarm.Detail"/>; longer ones are cut.</param>
public sealed record ChannelTrouble(ChannelAlarmCode Code, string Detail);
