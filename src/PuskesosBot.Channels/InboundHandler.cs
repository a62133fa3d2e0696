namespace PuskesosBot.Channels;

/// <summary>What a channel hands each delivery to; answers once the turn it caused is committed or will not be.</summary>
/// <param name="message">The delivery.</param>
/// <param name="ct">Gives up waiting; the turn may still be committed, and a redelivery of it is answered once.</param>
public delegate Task<InboundVerdict> InboundHandler(InboundMessage message, CancellationToken ct);

/// <summary>What became of a delivery.</summary>
public enum InboundVerdict
{
    /// <summary>Its turn is committed, now or by an earlier delivery of the same: acknowledge it.</summary>
    Committed,

    /// <summary>No room to wait in. Nothing was kept: the provider should come back.</summary>
    QueueFull,

    /// <summary>The turn could not be committed and the delivery could not be parked. Nothing was kept.</summary>
    Failed,
}
