using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Support;

/// <summary>One message that the fake took, whatever became of it later.</summary>
/// <param name="To">With its prefix, as it was sent.</param>
/// <param name="Body">Null for a content.</param>
/// <param name="Variables">ContentVariables as JSON.</param>
/// <param name="Fate">The code it will fail with; null: it arrives.</param>
public sealed record FakeTwilioSent(
    string Sid, string To, string? Body, string? ContentSid, string? Variables, string? MediaUrl,
    string? StatusCallback, int? Fate, DateTimeOffset At);

/// <summary>One request as it came in, refused ones included.</summary>
public sealed record FakeTwilioCall(string Method, string Path, string Query, string Body, DateTimeOffset At);

/// <summary>One webhook to us and what was answered.</summary>
/// <param name="Status">HTTP status; 0 without an answer.</param>
/// <param name="Answer">Body of the answer.</param>
public sealed record FakeTwilioDelivery(string Url, int Status, string Answer, DateTimeOffset At);

/// <summary>How status callbacks come.</summary>
public sealed record FakeTwilioCallbacks
{
    /// <summary>What a message that arrives goes through. Default: sent, delivered.</summary>
    public IReadOnlyList<string> Stages { get; init; } = ["sent", "delivered"];

    /// <summary>What a message that fails goes through. Default: failed.</summary>
    public IReadOnlyList<string> FailingStages { get; init; } = ["failed"];

    /// <summary>Each callback comes so many times.</summary>
    public int Times { get; init; } = 1;

    /// <summary>In any order.</summary>
    public bool Shuffled { get; init; }

    /// <summary>Share of callbacks that never come, 0 to 1.</summary>
    public double Lost { get; init; }

    /// <summary>Before the answer to the call that sent the message.</summary>
    public bool BeforeAnswer { get; init; }

    /// <summary>Decides order and losses.</summary>
    public int Seed { get; init; } = 20261121;

    public static FakeTwilioCallbacks None { get; } = new() { Stages = [] };
}
