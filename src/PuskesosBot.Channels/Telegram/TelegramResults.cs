using System.Text.Json;

namespace PuskesosBot.Channels.Telegram;

/// <summary>Reads results that are no messages. What is missing is empty, never an exception.</summary>
public static class TelegramResults
{
    /// <summary>From getMe; null when it is no bot with a name.</summary>
    public static BotIdentity? IdentityIn(JsonElement result) =>
        Number(result, "id") is { } id && Text(result, "username") is { Length: > 0 } username
            ? new BotIdentity(id, username)
            : null;

    /// <summary>From getFile; empty when there is nothing to fetch.</summary>
    public static string FilePathIn(JsonElement result) => Text(result, "file_path");

    /// <summary>From getWebhookInfo.</summary>
    public static TelegramWebhookState WebhookIn(JsonElement result)
    {
        var lastError = Number(result, "last_error_date");
        return new TelegramWebhookState(
            Text(result, "url"),
            Number(result, "pending_update_count") ?? 0,
            lastError is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(lastError.Value) : null,
            Text(result, "last_error_message"));
    }

    private static string Text(JsonElement result, string name) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long? Number(JsonElement result, string name) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}

/// <summary>What Telegram says of the webhook.</summary>
/// <param name="Address">Empty when none is set.</param>
/// <param name="Waiting">Updates not yet delivered.</param>
/// <param name="LastErrorAt">When a delivery last failed; null for never.</param>
public sealed record TelegramWebhookState(string Address, long Waiting, DateTimeOffset? LastErrorAt, string LastError);
