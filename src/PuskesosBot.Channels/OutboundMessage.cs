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

    /// <summary>
    /// An approved template to send instead of the text, on channels that allow free text only for a while after the
    /// person wrote. The others say the text.
    /// </summary>
    public TemplateUse? Template { get; init; }

    /// <summary>A file to send with the text: a public https address that the provider fetches.</summary>
    public Uri? Media { get; init; }

    /// <summary>
    /// Our own name of this message, 1 to 64 of A-Z a-z 0-9 - _; comes back in <see cref="DeliveryReport.Key"/> where
    /// the channel can carry it, also when the answer to the call was lost.
    /// </summary>
    public string? Key { get; init; }
}

/// <summary>One option of a menu.</summary>
/// <param name="Label">What is read, 1 to 24 characters.</param>
/// <param name="Payload">What a press sends back; ASCII, 1 to 64 bytes (Telegram's limit for callback_data).</param>
public sealed record ChatOption(string Label, string Payload);

/// <summary>A template by its name in <c>config/templates.yaml</c>, with the words that go into it.</summary>
/// <param name="Name">Name in the file; the language is the message's.</param>
/// <param name="Values">A value for each of the template's variables, by name.</param>
public sealed record TemplateUse(string Name, IReadOnlyDictionary<string, string> Values);
