using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// What Telegram Bot API 10.1 refuses in the calls we make. Stricter in one point: the real server skips fields it
/// does not know, here they are an error, because they are a mistake of ours.
/// </summary>
internal static class FakeBotApiRules
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Fields = new Dictionary<string, string>
    {
        ["getMe"] = "",
        ["getUpdates"] = "offset limit timeout allowed_updates",
        ["setWebhook"] = "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
        ["deleteWebhook"] = "drop_pending_updates",
        ["getWebhookInfo"] = "",
        ["sendMessage"] = "business_connection_id chat_id message_thread_id direct_messages_topic_id text parse_mode "
            + "entities link_preview_options disable_notification protect_content allow_paid_broadcast "
            + "message_effect_id suggested_post_parameters reply_parameters reply_markup",
        ["answerCallbackQuery"] = "callback_query_id text show_alert url cache_time",
        ["sendChatAction"] = "business_connection_id chat_id message_thread_id action",
        ["setMyCommands"] = "commands scope language_code",
        ["getFile"] = "file_id",
    }.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(),
        StringComparer.OrdinalIgnoreCase);

    public static bool Knows(string method) => Fields.ContainsKey(method);

    /// <summary>The description of the error 400, or null when the call is fine.</summary>
    public static string? Refusal(string method, JsonElement call)
    {
        if (call.ValueKind != JsonValueKind.Object) return "Bad Request: can't parse arguments";
        var known = Fields[method];
        foreach (var field in call.EnumerateObject())
            if (!known.Contains(field.Name)) return $"Bad Request: unknown field {field.Name}";

        return method switch
        {
            "sendMessage" => RefusalOfMessage(call),
            "answerCallbackQuery" => RefusalUnless(call, "callback_query_id"),
            "getFile" => RefusalUnless(call, "file_id"),
            "setWebhook" => RefusalOfWebhook(call),
            "sendChatAction" => RefusalUnless(call, "action"),
            _ => null,
        };
    }

    public static string TextOf(JsonElement call, string name) =>
        call.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static long? NumberOf(JsonElement call, string name) =>
        call.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : null;

    private static string? RefusalUnless(JsonElement call, string required) =>
        TextOf(call, required).Length == 0 ? $"Bad Request: {required} is empty" : null;

    private static string? RefusalOfMessage(JsonElement call)
    {
        if (NumberOf(call, "chat_id") is not { } chatId) return "Bad Request: chat_id is empty";
        var text = TextOf(call, "text");
        if (string.IsNullOrWhiteSpace(text)) return "Bad Request: message text is empty";
        if (text.Length > 4096) return "Bad Request: message is too long";
        if (TextOf(call, "parse_mode") is not ("" or "HTML" or "MarkdownV2" or "Markdown"))
            return "Bad Request: unsupported parse_mode";
        if (!call.TryGetProperty("reply_markup", out var markup)) return null;
        if (markup.TryGetProperty("inline_keyboard", out var rows)) return RefusalOfInline(rows);
        return markup.TryGetProperty("keyboard", out var keys) ? RefusalOfKeys(keys, chatId) : null;
    }

    private static string? RefusalOfInline(JsonElement rows)
    {
        foreach (var button in rows.EnumerateArray().SelectMany(row => row.EnumerateArray()))
        {
            if (TextOf(button, "text").Length == 0) return "Bad Request: inline keyboard button text is empty";
            if (button.EnumerateObject().Count() != 2) return "Bad Request: inline keyboard button needs one action";
            if (!button.TryGetProperty("callback_data", out var data)) continue;
            if (Encoding.UTF8.GetByteCount(data.GetString()!) is < 1 or > 64) return "Bad Request: BUTTON_DATA_INVALID";
        }

        return null;
    }

    private static string? RefusalOfKeys(JsonElement rows, long chatId)
    {
        foreach (var button in rows.EnumerateArray().SelectMany(row => row.EnumerateArray()))
        {
            if (TextOf(button, "text").Length == 0) return "Bad Request: keyboard button text is empty";
            if (chatId < 0 && button.TryGetProperty("request_contact", out _))
                return "Bad Request: phone number can be requested in private chats only";
        }

        return null;
    }

    // The real server wants https; the fake also takes the plain address of a test host.
    private static string? RefusalOfWebhook(JsonElement call)
    {
        var url = TextOf(call, "url");
        if (url.Length > 0 && !Uri.TryCreate(url, UriKind.Absolute, out _))
            return "Bad Request: bad webhook: invalid URL";
        var secret = TextOf(call, "secret_token");
        var isFine = secret.Length <= 256 && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isFine ? null : "Bad Request: secret token contains unallowed characters";
    }
}
