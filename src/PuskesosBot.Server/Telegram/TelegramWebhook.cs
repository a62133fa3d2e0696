using Microsoft.AspNetCore.Http.HttpResults;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Server.Telegram;

/// <summary>Takes one delivery and answers 2xx only when Telegram may forget it.</summary>
internal static class TelegramWebhook
{
    /// <summary>Telegram obeys Retry-After up to an hour; a full queue is short work.</summary>
    private const string SoonSeconds = "1", AfterGetMeSeconds = "5";

    public static async Task<IResult> ReceiveAsync(
        HttpContext http, TelegramSecret secret, TelegramReader reader, InboundHandler handle)
    {
        if (!secret.Matches(http.Request.Headers[TelegramSecret.Header]))
        {
            TelegramMetrics.Count("wrong_secret");
            return TypedResults.Unauthorized();
        }

        try
        {
            if (await ReadAsync(http, reader) is not { } reading) return TooLarge();
            return await AnswerAsync(http, reading, handle);
        }
        catch (BadHttpRequestException broken)
        {
            TelegramMetrics.Count("malformed");
            return TypedResults.StatusCode(broken.StatusCode);
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, TelegramReading reading, InboundHandler handle)
    {
        switch (reading)
        {
            case TelegramReading.Message message:
                var verdict = await handle(message.Inbound, http.RequestAborted);
                TelegramMetrics.Count(verdict);
                return Answer(http, verdict);
            case TelegramReading.Ignored ignored:
                // Updates that are not for us are acknowledged, because Telegram redelivers whatever is refused.
                TelegramMetrics.Count("ignored", ignored.Reason);
                return TypedResults.Ok();
            case TelegramReading.TooEarly:
                TelegramMetrics.Count("too_early");
                return ComeBack(http, AfterGetMeSeconds);
            case TelegramReading.Malformed:
                TelegramMetrics.Count("malformed");
                return TypedResults.BadRequest();
            default:
                throw new System.Diagnostics.UnreachableException(reading.GetType().Name);
        }
    }

    private static IResult Answer(HttpContext http, InboundVerdict verdict) => verdict switch
    {
        InboundVerdict.Committed => TypedResults.Ok(),
        InboundVerdict.QueueFull => ComeBack(http, SoonSeconds),
        // Telegram's own back-off grows, which suits a database that is down.
        InboundVerdict.Failed => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
        _ => throw new System.Diagnostics.UnreachableException(verdict.ToString()),
    };

    private static StatusCodeHttpResult ComeBack(HttpContext http, string seconds)
    {
        http.Response.Headers.RetryAfter = seconds;
        return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static StatusCodeHttpResult TooLarge()
    {
        TelegramMetrics.Count("too_large");
        return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>The reading, or null when the body is over the limit.</summary>
    private static async Task<TelegramReading?> ReadAsync(HttpContext http, TelegramReader reader)
    {
        if (http.Request.ContentLength > TelegramReader.BodyBytesMax) return null;
        var body = http.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > TelegramReader.BodyBytesMax)
            {
                body.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var reading = reader.Read(read.Buffer);
                body.AdvanceTo(read.Buffer.End);
                return reading;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
