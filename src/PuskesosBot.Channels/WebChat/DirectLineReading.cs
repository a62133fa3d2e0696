using System.Text.Json.Nodes;

namespace PuskesosBot.Channels.WebChat;

/// <summary>What a posted activity turned out to be.</summary>
public abstract record DirectLineReading
{
    private DirectLineReading()
    {
    }

    /// <summary>Something for the bot.</summary>
    /// <param name="Message">In the desk's words.</param>
    /// <param name="Activity">The parts of the activity that are kept and echoed, as the client sent them.</param>
    public sealed record Taken(InboundMessage Message, JsonObject Activity) : DirectLineReading;

    /// <summary>
    /// An event that is none of ours: kept and echoed, because clients wait for that, and not answered.
    /// </summary>
    public sealed record Noted(MessageKey Key, JsonObject Activity) : DirectLineReading;

    /// <summary>The resident is typing. It is acknowledged and not kept.</summary>
    public sealed record Typing : DirectLineReading;

    /// <summary>What is not for clients to send. It is acknowledged and not kept.</summary>
    public sealed record Ignored(string Reason) : DirectLineReading;

    /// <summary>Not usable; the client is told.</summary>
    public sealed record Malformed(DirectLineError Error) : DirectLineReading;
}

/// <summary>What the server knows about a post, whatever the body claims.</summary>
/// <param name="ConversationId">The conversation posted to; 1 to 64 of A-Z a-z 0-9 - _.</param>
/// <param name="UserId">Who the token was made for.</param>
/// <param name="ServerId">Stands in for a missing <c>clientActivityID</c>; unique within the conversation.</param>
/// <param name="ReceivedAt">UTC.</param>
public sealed record DirectLinePost(string ConversationId, string UserId, string ServerId, DateTimeOffset ReceivedAt)
{
    /// <summary>A picture that came with the activity.</summary>
    public InboundMedia? Media { get; init; }
}
