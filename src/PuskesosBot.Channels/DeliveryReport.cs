namespace PuskesosBot.Channels;

/// <summary>What a provider tells later about a message it took. May come doubled, late and in any order.</summary>
/// <param name="Channel">One of <see cref="ChannelNames"/>.</param>
/// <param name="ExternalId">The provider's id, as in <see cref="SendResult.Accepted"/>.</param>
/// <param name="Stage">How far the message got.</param>
/// <param name="Code">The provider's error code; only with <see cref="DeliveryStage.Failed"/>, and not always.</param>
/// <param name="At">When we heard it; UTC.</param>
public sealed record DeliveryReport(
    string Channel, string ExternalId, DeliveryStage Stage, string? Code, DateTimeOffset At)
{
    /// <summary><see cref="OutboundMessage.Key"/>, when the message carried one.</summary>
    public string? Key { get; init; }

    /// <summary>What a failure says about the person, the message and us.</summary>
    public FailureKind Failure { get; init; }
}

/// <summary>In the order of a message's life; the last one is an end of its own.</summary>
public enum DeliveryStage { Queued, Sent, Delivered, Read, Failed }

/// <summary>What a failed message asks of the outbox.</summary>
public enum FailureKind
{
    /// <summary>This message is lost; the next may pass.</summary>
    Message,

    /// <summary>Passes by itself: later, slower.</summary>
    Passing,

    /// <summary>Nothing reaches this address until it writes again.</summary>
    Address,

    /// <summary>The person does not want notices.</summary>
    OptOut,

    /// <summary>Too long since the person wrote: only a template would pass.</summary>
    Window,
}

/// <summary>Takes a report; when it returns, the provider may forget it.</summary>
public delegate Task DeliveryReportHandler(DeliveryReport report, CancellationToken ct);
