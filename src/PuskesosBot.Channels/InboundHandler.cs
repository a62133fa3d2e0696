namespace PuskesosBot.Channels;

/// <summary>
/// Takes one inbound message and says when its turn is durable. What every channel hands its messages to.
/// </summary>
public delegate Task<InboundVerdict> InboundHandler(InboundMessage message, CancellationToken ct);

/// <summary>What the provider may be told about a delivery.</summary>
public enum InboundVerdict
{
    /// <summary>The turn is committed (or was before): acknowledge.</summary>
    Committed,

    /// <summary>Too much is waiting; nothing was kept: the provider shall come back soon.</summary>
    QueueFull,

    /// <summary>The commit failed; nothing was kept: the provider shall come back.</summary>
    Failed,
}
