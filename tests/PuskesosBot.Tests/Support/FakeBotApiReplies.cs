using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PuskesosBot.Tests.Support;

/// <summary>Writes answers as the Bot API does; without a context the work was done and nobody hears of it.</summary>
internal static class FakeBotApiReplies
{
    public static Task OkAsync(HttpContext? http, string result) =>
        WriteAsync(http, 200, Encoding.UTF8.GetBytes($$"""{"ok":true,"result":{{result}}}"""));

    public static Task ErrorAsync(HttpContext? http, int code, string description) => WriteAsync(http, code,
        JsonSerializer.SerializeToUtf8Bytes(new { ok = false, error_code = code, description }));

    public static Task TooManyAsync(HttpContext? http, int seconds)
    {
        if (http is not null) http.Response.Headers.RetryAfter = $"{seconds}";
        return WriteAsync(http, 429, JsonSerializer.SerializeToUtf8Bytes(new
        {
            ok = false,
            error_code = 429,
            description = $"Too Many Requests: retry after {seconds}",
            parameters = new { retry_after = seconds },
        }));
    }

    public static Task MessageAsync(HttpContext? http, FakeBotApiSent sent, long botId, string username) =>
        WriteAsync(http, 200, JsonSerializer.SerializeToUtf8Bytes(new
        {
            ok = true,
            result = new
            {
                message_id = sent.MessageId,
                from = new { id = botId, is_bot = true, first_name = "Puskesos Bot", username },
                chat = new { id = sent.ChatId, type = sent.ChatId < 0 ? "supergroup" : "private" },
                date = sent.At.ToUnixTimeSeconds(),
                text = sent.Text,
            },
        }));

    public static FakeBotApiSent SentOf(JsonElement call, long messageId, long chatId, DateTimeOffset at)
    {
        FakeBotApiButton[] buttons = [];
        string? phone = null;
        if (call.TryGetProperty("reply_markup", out var markup))
        {
            if (markup.TryGetProperty("inline_keyboard", out var rows))
            {
                buttons = [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(button =>
                    new FakeBotApiButton(
                        FakeBotApiRules.TextOf(button, "text"), FakeBotApiRules.TextOf(button, "callback_data")))];
            }
            else if (markup.TryGetProperty("keyboard", out var keys))
            {
                phone = keys.EnumerateArray().SelectMany(row => row.EnumerateArray())
                    .Where(key => key.TryGetProperty("request_contact", out _))
                    .Select(key => FakeBotApiRules.TextOf(key, "text")).FirstOrDefault();
            }
        }

        return new FakeBotApiSent(messageId, chatId, FakeBotApiRules.TextOf(call, "text"), buttons, phone,
            FakeBotApiRules.NumberOf(call, "message_thread_id"), at);
    }

    /// <summary>Plays the fault; false when the call shall be answered as usual after it.</summary>
    public static async Task<bool> MisbehaveAsync(HttpContext http, FakeBotApiFault fault, Func<Task> work)
    {
        switch (fault)
        {
            case FakeBotApiFault.Answer answer:
                if (answer.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
                await WriteAsync(http, answer.Status, Encoding.UTF8.GetBytes(answer.Body), answer.ContentType);
                return true;
            case FakeBotApiFault.Reset reset:
                if (reset.AfterWork) await work();
                http.Abort();
                return true;
            case FakeBotApiFault.Hang hang:
                if (hang.AfterWork) await work();
                await GoneAsync(http, Timeout.InfiniteTimeSpan);
                return true;
            case FakeBotApiFault.Flood flood:
                await FloodAsync(http, flood.Bytes);
                return true;
            case FakeBotApiFault.Slow slow:
                await GoneAsync(http, slow.By);
                return false;
            default:
                throw new System.Diagnostics.UnreachableException(fault.ToString());
        }
    }

    public static async Task<byte[]> BodyOfAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            if (!read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = read.Buffer.ToArray();
            // Unread bytes would make Kestrel close the connection under the next call.
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }

    private static async Task GoneAsync(HttpContext http, TimeSpan limit)
    {
        try
        {
            await Task.Delay(limit, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up, which is what a hanging server waits for.
        }
    }

    private static async Task FloodAsync(HttpContext http, long bytes)
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)' ');
        for (var left = bytes; left > 0 && !http.RequestAborted.IsCancellationRequested; left -= chunk.Length)
            await http.Response.Body.WriteAsync(chunk);
    }

    private static async Task WriteAsync(HttpContext? http, int status, byte[] body, string type = "application/json")
    {
        if (http is null) return;
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
    }
}
