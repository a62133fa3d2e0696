namespace PuskesosBot.Desk.Delivery;

/// <summary>One line of a web chat, kept so that a reload or a restart shows what was said.</summary>
public sealed class WebChatActivity
{
    public required string ConversationId { get; init; }

    /// <summary>From 1, rising; the watermark.</summary>
    public required long Sequence { get; init; }

    /// <summary>The activity as the client gets it; identifiers masked.</summary>
    public required string Json { get; init; }

    public required DateTimeOffset At { get; init; }
}
