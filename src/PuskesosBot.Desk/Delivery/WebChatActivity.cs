using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Delivery;

/// <summary>One line of a web chat, kept so that a reload or a restart shows what was said.</summary>
[Index(nameof(ConversationId), nameof(ExternalId), IsUnique = true)]
public sealed class WebChatActivity
{
    public required string ConversationId { get; init; }

    /// <summary>
    /// From 1, rising by 1; the watermark. 0 is the conversation itself: its <see cref="Json"/> says whose it is.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>The activity as the client gets it; identifiers masked.</summary>
    public required string Json { get; init; }

    /// <summary>
    /// Dedupe key of the delivery that this line echoes: a post sent again is not shown again. Null: the bot's line.
    /// </summary>
    public string? ExternalId { get; init; }

    public required DateTimeOffset At { get; init; }
}
