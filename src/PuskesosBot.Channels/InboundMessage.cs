namespace PuskesosBot.Channels;

/// <summary>
/// What a provider delivered, in the desk's words. Made by a channel's reader, never stored as it is.
/// </summary>
/// <param name="Key">Channel and the provider's id of this delivery; a redelivery carries the same one.</param>
/// <param name="Address">Where answers go.</param>
/// <param name="SentAt">When the person sent it, by the provider's clock; UTC.</param>
public sealed record InboundMessage(MessageKey Key, ChatAddress Address, DateTimeOffset SentAt)
{
    public InboundKind Kind { get; init; } = InboundKind.Said;

    /// <summary>What was typed, or a caption; empty when the message has no words.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// What a pressed button carries (<see cref="ChatOption.Payload"/>). Forgeable: checked like any input.
    /// </summary>
    public string? Pressed { get; init; }

    /// <summary>Id of the press itself where the provider wants it acknowledged (Telegram callback query).</summary>
    public string? PressId { get; init; }

    public InboundMedia? Media { get; init; }

    public GeoPoint? Location { get; init; }

    /// <summary>
    /// The sender's own number, proven by the channel; never somebody else's contact card. Digits as sent.
    /// </summary>
    public string? OwnPhone { get; init; }

    /// <summary>Display name chosen by the sender. Proof of nothing; may hold anything.</summary>
    public string ProfileName { get; init; } = "";

    /// <summary>Language tag of the sender's app, such as <c>id</c>; a hint only.</summary>
    public string? LanguageHint { get; init; }

    public bool Forwarded { get; init; }

    /// <summary>The provider's id of the message this one quotes, where the channel tells it.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>Parameter of a deep link ("/start xyz"); public and guessable.</summary>
    public string? StartParameter { get; init; }

    /// <summary>Nothing in it that a step could take: a sticker, a poll, somebody else's contact card.</summary>
    public bool IsUnreadable => Text.Length == 0 && Media is { Kind: MediaKind.Sticker or MediaKind.Other };
}

/// <summary>Identity of a delivery: the dedupe key.</summary>
/// <param name="Channel">One of <see cref="ChannelNames"/>.</param>
/// <param name="ExternalId">Unique within the channel: update id, message sid. 1 to 100 characters.</param>
public readonly record struct MessageKey(string Channel, string ExternalId);

/// <summary>A place on a channel that messages come from and go to.</summary>
/// <param name="Channel">One of <see cref="ChannelNames"/>.</param>
/// <param name="Id">Chat id, E.164 number, conversation; never the key of a person. 1 to 100 characters.</param>
/// <param name="IsGroup">Several people read here: never personal data.</param>
/// <param name="Thread">Topic within the chat that the answer belongs to.</param>
public sealed record ChatAddress(string Channel, string Id, bool IsGroup = false, string? Thread = null);

public static class ChannelNames
{
    public const string Telegram = "telegram";
    public const string WhatsApp = "whatsapp";
    public const string WebChat = "webchat";
    public const string Terminal = "terminal";
}

public enum InboundKind
{
    /// <summary>A message or a pressed button: takes a turn of the dialog.</summary>
    Said,

    /// <summary>An earlier message was changed; a finished step is not run again.</summary>
    Edited,

    /// <summary>The person blocked the bot: queued sends are cancelled.</summary>
    Blocked,

    /// <summary>The person unblocked the bot.</summary>
    Unblocked,

    /// <summary>The chat got a new id (<see cref="InboundMessage.Text"/> holds it).</summary>
    Moved,
}

/// <summary>A file at the provider; fetched later, if at all.</summary>
/// <param name="Kind">What the channel says it is.</param>
/// <param name="Reference">The provider's handle for fetching it; empty when there is nothing to fetch.</param>
/// <param name="ContentType">As claimed by the sender; untrusted.</param>
/// <param name="Bytes">Size as claimed, when given.</param>
public sealed record InboundMedia(MediaKind Kind, string Reference, string? ContentType = null, long? Bytes = null);

public enum MediaKind { Photo, Document, Voice, Sticker, Other }

/// <summary>WGS 84 degrees.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude);
