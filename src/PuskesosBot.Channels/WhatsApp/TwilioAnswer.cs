using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>What came of one call to Twilio.</summary>
public abstract partial record TwilioAnswer
{
    private TwilioAnswer()
    {
    }

    /// <summary>2xx with JSON.</summary>
    public sealed record Ok(JsonElement Result) : TwilioAnswer;

    /// <summary>Twilio says no.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Code">Twilio's error code; 0 when the body names none.</param>
    /// <param name="Message">For people; changes without notice.</param>
    /// <param name="RetryAfter">How long to be silent, when told.</param>
    public sealed record Failed(int Status, int Code, string Message, TimeSpan? RetryAfter) : TwilioAnswer;

    /// <summary>No answer of Twilio: no connection, no time left, or a body that is something else.</summary>
    public sealed record Nothing(string Reason, bool MayHaveArrived) : TwilioAnswer;

    internal const int MessageCharsMax = 120;

    internal static TwilioAnswer Read(int status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter)
    {
        var json = Parse(body);
        if (status is >= 200 and < 300)
        {
            return json is { } result
                ? new Ok(result)
                : new Nothing(NotTwilio(status), MayHaveArrived: true);
        }

        if (status is 401 or 429 || json is { } error && Number(error, "code") is not null)
            return new Failed(status, CodeIn(json), Shown(Text(json, "message")), retryAfter);
        // Only an overloaded front says for sure that nothing went on behind it.
        return new Nothing(NotTwilio(status), MayHaveArrived: status is < 400 or >= 500 and not 503);
    }

    /// <summary>A text in the result; empty when there is none.</summary>
    internal static string Text(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    internal static int? Number(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static int CodeIn(JsonElement? json) => json is { } error ? Number(error, "code") ?? 0 : 0;

    private static string NotTwilio(int status) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP {status} without an answer of Twilio");

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A message quotes numbers and sometimes what we sent, so long digits are taken out of it.
    private static string Shown(string message)
    {
        var masked = LongDigits().Replace(message, "#");
        return masked.Length <= MessageCharsMax ? masked : masked[..MessageCharsMax];
    }

    [GeneratedRegex("[0-9]{6,}")]
    private static partial Regex LongDigits();
}
