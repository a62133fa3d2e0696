using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PuskesosBot.Channels.WebChat;

/// <summary>
/// Turns a posted activity into an <see cref="InboundMessage"/> or says why not. Never throws for what was sent.
/// </summary>
/// <remarks>
/// Shapes: Direct Line 3.0 swagger and the Activity schema of microsoft/botframework-sdk. A tapped option comes as
/// <c>imBack</c> (a message with its text), <c>postBack</c> (text or value, unseen) or <c>messageBack</c> (both).
/// </remarks>
public static class DirectLineReader
{
    /// <summary>
    /// Name of the event by which our page says that somebody opened it, so that the bot may greet first.
    /// </summary>
    public const string JoinEvent = "webchat/join";

    private static readonly JsonDocumentOptions Strict =
        new() { MaxDepth = DirectLineLimits.DepthMax, AllowDuplicateProperties = false };

    // Everything else a client may post (cards, suggested actions, who it is) is either ours to say or of no use.
    private static readonly string[] KeptTexts =
        ["text", "textFormat", "locale", "localTimestamp", "localTimezone", "name"];
    private static readonly string[] KeptParts = ["value", "channelData", "entities"];

    public static DirectLineReading Read(ReadOnlyMemory<byte> body, DirectLinePost post)
    {
        if (body.Length > DirectLineLimits.ActivityBytesMax)
        {
            return new DirectLineReading.Malformed(DirectLineError.TooLarge);
        }

        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, post)
                : new DirectLineReading.Malformed(DirectLineError.BadArgument);
        }
        // Half a surrogate pair written as an escape is valid JSON and not valid text; only reading it shows that.
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new DirectLineReading.Malformed(DirectLineError.BadSyntax);
        }
    }

    private static DirectLineReading Read(JsonElement posted, DirectLinePost post)
    {
        if (TextOf(posted, "type") is not { } type || Copy(posted) is not { } activity)
        {
            return new DirectLineReading.Malformed(DirectLineError.BadArgument);
        }

        activity["type"] = type;
        return type switch
        {
            "message" => Said(posted, activity, post),
            "event" when TextOf(posted, "name") == JoinEvent => Joined(activity, post),
            "event" => new DirectLineReading.Noted(Message(posted, post).Key, activity),
            "typing" => new DirectLineReading.Typing(),
            _ => new DirectLineReading.Ignored("neither message nor event"),
        };
    }

    private static DirectLineReading Said(JsonElement posted, JsonObject activity, DirectLinePost post)
    {
        var text = Readable(TextOf(posted, "text") ?? "");
        var pressed = PressedOf(posted);
        if (text.Length == 0 && pressed is null && post.Media is null)
        {
            return new DirectLineReading.Malformed(DirectLineError.EmptyActivity);
        }

        if (activity.ContainsKey("text")) activity["text"] = text;
        var message = Message(posted, post) with
        {
            Text = text,
            Pressed = pressed,
            Media = post.Media,
            LanguageHint = LocaleOf(posted),
        };
        return new DirectLineReading.Taken(message, activity);
    }

    // One id for all joins of a conversation: opening the page twice greets once.
    private static DirectLineReading.Taken Joined(JsonObject activity, DirectLinePost post) =>
        new(Message("join", post), activity);

    private static InboundMessage Message(JsonElement posted, DirectLinePost post) =>
        Message(ClientIdOf(posted) ?? post.ServerId, post);

    private static InboundMessage Message(string id, DirectLinePost post) =>
        new(new MessageKey(ChannelNames.WebChat, ExternalId(post.ConversationId, id)),
            new ChatAddress(ChannelNames.WebChat, post.ConversationId), post.ReceivedAt);

    /// <summary>
    /// The client's own id makes a retried post the same delivery; a long or odd one is hashed to fit.
    /// </summary>
    private static string ExternalId(string conversation, string id)
    {
        var plain = id.Length <= DirectLineLimits.ExternalIdCharsMax && id.All(c => c is > ' ' and <= '~');
        var whole = $"{conversation}|{id}";
        if (plain && whole.Length <= DirectLineLimits.ExternalIdCharsMax) return whole;
        return $"{conversation}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16))}";
    }

    private static string? ClientIdOf(JsonElement posted) =>
        posted.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object
        && TextOf(data, "clientActivityID") is { Length: > 0 } id
            ? id
            : null;

    private static string? PressedOf(JsonElement posted)
    {
        if (!posted.TryGetProperty("value", out var value)) return null;
        var pressed = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object => value.GetRawText(),
            _ => "",
        };
        var usable = pressed.Length is > 0 and <= DirectLineLimits.PressedCharsMax
            && pressed.All(c => c is >= ' ' and <= '~');
        return usable ? pressed : null;
    }

    private static string? LocaleOf(JsonElement posted) =>
        TextOf(posted, "locale") is { Length: > 0 and <= DirectLineLimits.LocaleCharsMax } locale
        && locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? locale
            : null;

    private static JsonObject? Copy(JsonElement posted)
    {
        var kept = new JsonObject();
        foreach (var name in KeptTexts)
        {
            if (TextOf(posted, name) is { } text) kept[name] = text;
        }

        foreach (var name in KeptParts)
        {
            if (!posted.TryGetProperty(name, out var part) || part.ValueKind == JsonValueKind.Null) continue;
            var raw = part.GetRawText();
            if (raw.Length > DirectLineLimits.PartCharsMax) return null;
            kept[name] = JsonNode.Parse(raw);
        }

        return kept;
    }

    private static string? TextOf(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // PostgreSQL keeps no NUL, and no other control character was meant by a person who types.
    private static string Readable(string text) =>
        text.Any(c => char.IsControl(c) && c is not '\n' and not '\t')
            ? string.Concat(text.ReplaceLineEndings("\n").Where(c => !char.IsControl(c) || c is '\n' or '\t'))
            : text;
}
