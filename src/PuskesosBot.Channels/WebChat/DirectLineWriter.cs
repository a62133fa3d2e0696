using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PuskesosBot.Channels.WebChat;

/// <summary>
/// Writes activities as clients get them. Absent fields are left out: Web Chat reads a null as a value in places.
/// </summary>
public static class DirectLineWriter
{
    /// <summary>Id that the bot speaks under.</summary>
    public const string BotId = "puskesos";

    // The page and every client parse JSON; the HTML-safe default would only triple the size of what is not ASCII.
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Unique within the channel, and in the order of the conversation.</summary>
    public static string ActivityId(string conversationId, long sequence) =>
        $"{conversationId}|{sequence.ToString("D7", CultureInfo.InvariantCulture)}";

    /// <summary>
    /// What the bot says. Options become buttons that say their label, so that the transcript reads like talk.
    /// </summary>
    /// <param name="place">Where in the conversation it stands.</param>
    /// <param name="message">What to say.</param>
    /// <param name="replyToId">Id of the activity it answers, if known: clients then hold it until that one is
    /// shown.</param>
    public static string Said(ActivityPlace place, OutboundMessage message, string? replyToId = null)
    {
        var activity = Frame(place, "message");
        activity["from"] = new JsonObject { ["id"] = BotId, ["name"] = "Puskesos", ["role"] = "bot" };
        activity["recipient"] = new JsonObject { ["id"] = place.UserId };
        if (replyToId is not null) activity["replyToId"] = replyToId;
        activity["locale"] = message.Language;
        activity["textFormat"] = "plain";
        activity["inputHint"] = message.Options.Count > 0 ? "expectingInput" : "acceptingInput";
        activity["text"] = message.Text;
        if (message.Options.Count > 0) activity["suggestedActions"] = Actions(place.UserId, message.Options);
        return activity.ToJsonString(Plain);
    }

    /// <summary>That an answer is being typed; of no place, because it is not kept.</summary>
    public static string Typing(string conversationId) => new JsonObject
    {
        ["type"] = "typing",
        ["channelId"] = ChannelNames.WebChat,
        ["conversation"] = new JsonObject { ["id"] = conversationId },
        ["from"] = new JsonObject { ["id"] = BotId, ["name"] = "Puskesos", ["role"] = "bot" },
    }.ToJsonString(Plain);

    /// <summary>What the resident posted, as it goes back to every client of the conversation.</summary>
    /// <param name="place">Where in the conversation it stands.</param>
    /// <param name="posted">From <see cref="DirectLineReading.Taken.Activity"/>.</param>
    public static string Echo(ActivityPlace place, JsonObject posted)
    {
        var activity = Frame(place, "message");
        foreach (var (name, value) in posted) activity[name] = value?.DeepClone();
        activity["from"] = new JsonObject { ["id"] = place.UserId, ["role"] = "user" };
        return activity.ToJsonString(Plain);
    }

    private static JsonObject Frame(ActivityPlace place, string type) => new()
    {
        ["type"] = type,
        ["id"] = ActivityId(place.ConversationId, place.Sequence),
        ["timestamp"] = place.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["channelId"] = ChannelNames.WebChat,
        ["conversation"] = new JsonObject { ["id"] = place.ConversationId },
    };

    private static JsonObject Actions(string userId, IReadOnlyList<ChatOption> options)
    {
        var actions = new JsonArray();
        foreach (var option in options)
        {
            actions.Add(new JsonObject { ["type"] = "imBack", ["title"] = option.Label, ["value"] = option.Label });
        }

        return new JsonObject { ["to"] = new JsonArray(userId), ["actions"] = actions };
    }
}

/// <summary>Where an activity stands.</summary>
/// <param name="UserId">The resident's id in this conversation.</param>
/// <param name="Sequence">From 1; also the watermark.</param>
/// <param name="At">UTC.</param>
public readonly record struct ActivityPlace(string ConversationId, string UserId, long Sequence, DateTimeOffset At);
