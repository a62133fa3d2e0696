namespace PuskesosBot.Tests.Support;

/// <summary>One message that the fake took, as its reader sees it.</summary>
/// <param name="Buttons">Inline buttons in order, text and what a press sends back.</param>
/// <param name="PhoneButton">Label of the key that shares the own number; null when there is none.</param>
/// <param name="At">When it was taken.</param>
public sealed record FakeBotApiSent(
    long MessageId, long ChatId, string Text, IReadOnlyList<FakeBotApiButton> Buttons, string? PhoneButton,
    long? ThreadId, DateTimeOffset At);

public sealed record FakeBotApiButton(string Text, string Data);

/// <summary>One request as it came in, refused ones included.</summary>
public sealed record FakeBotApiCall(string Method, ReadOnlyMemory<byte> Body, DateTimeOffset At);

/// <summary>One try to deliver an update to the webhook.</summary>
/// <param name="Status">HTTP status of the answer; 0 without one.</param>
public sealed record FakeBotApiDelivery(long UpdateId, int Status, DateTimeOffset At);
