using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PuskesosBot.Tests.Support;

/// <summary>Writes answers as Twilio does; without a context the work was done and nobody hears of it.</summary>
internal static class FakeTwilioReplies
{
    public static string ErrorBody(int status, int code, string message) => JsonSerializer.Serialize(
        new { code, message, more_info = $"https://www.twilio.com/docs/errors/{code}", status });

    public static Task ErrorAsync(HttpContext? http, int status, int code, string message) =>
        WriteAsync(http, status, Encoding.UTF8.GetBytes(ErrorBody(status, code, message)));

    public static Task JsonAsync(HttpContext? http, object body, int status = 200) =>
        WriteAsync(http, status, JsonSerializer.SerializeToUtf8Bytes(body));

    /// <summary>Twilio Content API v1, FetchApproval.</summary>
    public static Task ApprovalAsync(HttpContext? http, string sid, string account, string status) =>
        JsonAsync(http, new
        {
            sid,
            account_sid = account,
            whatsapp = new { type = "whatsapp", name = "contoh", category = "UTILITY", status, rejection_reason = "" },
        });

    /// <summary>The message as the API gives it: counts are texts, dates RFC 2822, anything may be null.</summary>
    public static Dictionary<string, object?> Message(FakeTwilioSent sent, string account, string from)
    {
        var date = sent.At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        return new Dictionary<string, object?>
        {
            ["sid"] = sent.Sid,
            ["account_sid"] = account,
            ["messaging_service_sid"] = null,
            ["from"] = from,
            ["to"] = sent.To,
            ["body"] = sent.Body,
            ["status"] = "queued",
            ["direction"] = "outbound-api",
            ["num_segments"] = "1",
            ["num_media"] = sent.MediaUrl is null ? "0" : "1",
            ["error_code"] = null,
            ["error_message"] = null,
            ["price"] = null,
            ["date_created"] = date,
            ["date_sent"] = null,
            ["api_version"] = "2010-04-01",
            ["uri"] = $"/2010-04-01/Accounts/{account}/Messages/{sent.Sid}.json",
        };
    }

    /// <summary>Plays the fault; false when the call shall be answered as usual after it.</summary>
    public static async Task<bool> MisbehaveAsync(
        HttpContext http, FakeTwilioFault fault, Func<HttpContext?, Task> work)
    {
        switch (fault)
        {
            case FakeTwilioFault.Answer answer:
                if (answer.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
                await WriteAsync(http, answer.Status, Encoding.UTF8.GetBytes(answer.Body), answer.ContentType);
                return true;
            case FakeTwilioFault.Reset reset:
                if (reset.AfterWork) await work(null);
                http.Abort();
                return true;
            case FakeTwilioFault.Hang hang:
                if (hang.AfterWork) await work(null);
                await GoneAsync(http, Timeout.InfiniteTimeSpan);
                return true;
            case FakeTwilioFault.Flood flood:
                await FloodAsync(http, flood.Bytes);
                return true;
            case FakeTwilioFault.Drip drip:
                await work(null);
                await DripAsync(http, drip.Over);
                return true;
            case FakeTwilioFault.Slow slow:
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

    public static async Task WriteAsync(
        HttpContext? http, int status, byte[] body, string type = "application/json")
    {
        if (http is null) return;
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
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

    private static async Task DripAsync(HttpContext http, TimeSpan over)
    {
        var body = "{\"sid\":\"SM"u8.ToArray();
        http.Response.StatusCode = 201;
        http.Response.ContentType = "application/json";
        foreach (var letter in body)
        {
            if (http.RequestAborted.IsCancellationRequested) return;
            await http.Response.Body.WriteAsync(new[] { letter });
            await GoneAsync(http, over / body.Length);
        }

        http.Abort();
    }

    private static async Task FloodAsync(HttpContext http, long bytes)
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)' ');
        for (var left = bytes; left > 0 && !http.RequestAborted.IsCancellationRequested; left -= chunk.Length)
            await http.Response.Body.WriteAsync(chunk);
    }
}
