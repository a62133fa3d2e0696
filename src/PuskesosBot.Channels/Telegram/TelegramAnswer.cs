using System.Text.Json;
using System.Text.RegularExpressions;

namespace PuskesosBot.Channels.Telegram;

/// <summary>What came of one Bot API call.</summary>
public abstract partial record TelegramAnswer
{
    private TelegramAnswer()
    {
    }

    /// <summary><c>ok: true</c>.</summary>
    public sealed record Ok(JsonElement Result) : TelegramAnswer;

    /// <summary><c>ok: false</c>.</summary>
    /// <param name="Code"><c>error_code</c>; equals the HTTP status.</param>
    /// <param name="Description">For people; at most <see cref="DescriptionCharsMax"/> characters.</param>
    /// <param name="RetryAfter">With 429: how long to be silent.</param>
    /// <param name="MigrateToChatId">With 400: where the group went.</param>
    public sealed record Failed(int Code, string Description, TimeSpan? RetryAfter, long? MigrateToChatId)
        : TelegramAnswer;

    /// <summary>No answer of the Bot API: no connection, no time left, or a body that is something else.</summary>
    public sealed record Nothing(string Reason, bool MayHaveArrived) : TelegramAnswer;

    internal const int DescriptionCharsMax = 120;

    /// <param name="status">HTTP status.</param>
    /// <param name="body">The whole body; null when it was longer than we read.</param>
    /// <param name="retryAfterHeader">For an answer whose body does not say it.</param>
    internal static TelegramAnswer Read(int status, ReadOnlySpan<byte> body, TimeSpan? retryAfterHeader)
    {
        if (Envelope(body) is not { Ok: { } ok } envelope) return WithoutEnvelope(status, retryAfterHeader);
        if (ok) return new Ok(envelope.Result);

        var seconds = envelope.Parameters?.RetryAfter;
        return new Failed(
            envelope.ErrorCode ?? status,
            Shown(envelope.Description ?? ""),
            seconds is >= 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds.Value) : retryAfterHeader,
            envelope.Parameters?.MigrateToChatId);
    }

    private static TelegramAnswer WithoutEnvelope(int status, TimeSpan? retryAfterHeader) => status switch
    {
        429 => new Failed(429, "", retryAfterHeader, null),
        // A gateway that gave up waiting, or a success we cannot read, says nothing about what happened behind it.
        < 400 or 502 or 504 => new Nothing($"HTTP {status} without an answer of the Bot API", MayHaveArrived: true),
        _ => new Nothing($"HTTP {status} without an answer of the Bot API", MayHaveArrived: false),
    };

    private static TelegramEnvelope? Envelope(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TelegramCallsJson.Default.TelegramEnvelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A description may quote what we sent, so long digits (a NIK, a phone number) are taken out of it.
    private static string Shown(string description)
    {
        var masked = LongDigits().Replace(description, "#");
        return masked.Length <= DescriptionCharsMax ? masked : masked[..DescriptionCharsMax];
    }

    [GeneratedRegex("[0-9]{6,}")]
    private static partial Regex LongDigits();
}

internal sealed record TelegramEnvelope(
    bool? Ok, JsonElement Result, int? ErrorCode, string? Description, TelegramParameters? Parameters);

internal sealed record TelegramParameters(long? RetryAfter, long? MigrateToChatId);
