namespace PuskesosBot.Channels;

/// <summary>One thing to say in one chat. A sender may need several provider calls for a long text.</summary>
/// <param name="To">The chat.</param>
/// <param name="Text">Plain text without markup; line breaks are <c>\n</c>. Options are already numbered in it.</param>
public sealed record OutboundMessage(ChatAddress To, string Text)
{
    /// <summary>The same options as in the text, for channels with buttons. Empty: no buttons.</summary>
    public IReadOnlyList<ChatOption> Options { get; init; } = [];

    /// <summary>Offer the channel's own way to share the sender's phone number, where it has one.</summary>
    public string? PhoneButton { get; init; }

    /// <summary>The press this answers, acknowledged together with it.</summary>
    public string? PressId { get; init; }

    /// <summary>BCP 47 language of the text.</summary>
    public string Language { get; init; } = "id";
}

/// <summary>One option of a menu.</summary>
/// <param name="Label">What is read, 1 to 24 characters.</param>
/// <param name="Payload">What a press sends back; ASCII, 1 to 64 bytes (Telegram's limit for callback_data).</param>
public sealed record ChatOption(string Label, string Payload);
