namespace PuskesosBot.Channels;

/// <summary>Talks to one provider. Knows no retries, no other messages and no database.</summary>
public interface IChannelSender
{
    /// <summary>One of <see cref="ChannelNames"/>.</summary>
    string Channel { get; }

    /// <summary>How fast this provider may be called. Read once, at start.</summary>
    ChannelLimits Limits { get; }

    /// <summary>
    /// The account that the provider counts its limits by; of several processes only one sends for it. Null: the
    /// channel is ourselves, and everybody may.
    /// </summary>
    string? Account => null;

    /// <summary>The provider tells later what became of a message (<see cref="DeliveryReport"/>).</summary>
    bool ReportsDelivery => false;

    /// <summary>
    /// Makes the provider call and says what came of it; throws only when cancelled or when we are wrong.
    /// </summary>
    Task<SendResult> SendAsync(OutboundMessage message, CancellationToken ct);

    /// <summary>
    /// Shows the person that an answer is being typed, for a few seconds. Best effort: says nothing of what came of it;
    /// throws only when cancelled.
    /// </summary>
    /// <param name="to">The chat.</param>
    /// <param name="answering">The provider's id of the person's last message; empty when there is none.</param>
    /// <param name="ct">Gives up.</param>
    Task ShowTypingAsync(ChatAddress to, string answering, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What the provider said. The outbox decides what to do about it; a sender never retries.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The provider took it.</summary>
    /// <param name="ExternalId">The provider's id of the message.</param>
    public sealed record Accepted(string ExternalId) : SendResult;

    /// <summary>Too fast. Nothing was sent, unless <see cref="PartlySent"/> says so.</summary>
    /// <param name="RetryAfter">How long the provider wants silence.</param>
    /// <param name="WholeChannel">False: this chat only.</param>
    public sealed record Throttled(TimeSpan RetryAfter, bool WholeChannel) : SendResult
    {
        /// <summary>A long text was cut short: its first parts did arrive, and a retry repeats them.</summary>
        public bool PartlySent { get; init; }
    }

    /// <summary>No usable answer: worth another try later.</summary>
    /// <param name="Reason">Short and free of personal data.</param>
    /// <param name="MayHaveArrived">The request left and the answer did not come back.</param>
    public sealed record Unreachable(string Reason, bool MayHaveArrived) : SendResult;

    /// <summary>The provider will never take this message.</summary>
    public sealed record Refused(string Code, string Reason) : SendResult;

    /// <summary>This chat does not want or have us any more.</summary>
    public sealed record Blocked(string Reason) : SendResult;

    /// <summary>
    /// The provider takes nothing from us until a person mends it (token refused). Stops the channel.
    /// </summary>
    public sealed record Misconfigured(string Code, string Reason) : SendResult;

    /// <summary>The chat has a new id; send again there.</summary>
    public sealed record ChatMoved(string NewId) : SendResult;
}
