using System.Globalization;
using System.Text.Json;

namespace PuskesosBot.Channels.Telegram;

/// <summary>Telegram's answers in the desk's words. The one place that knows Telegram's codes and phrases.</summary>
internal static class TelegramSendResults
{
    /// <summary>When a 429 does not say how long.</summary>
    private static readonly TimeSpan SilenceUnlessTold = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SilenceMin = TimeSpan.FromSeconds(1), SilenceMax = TimeSpan.FromHours(1);

    /// <param name="answer">To sendMessage or answerCallbackQuery.</param>
    /// <param name="isGroup">A group has a limit of its own, so its 429 says nothing about other chats.</param>
    public static SendResult Of(TelegramAnswer answer, bool isGroup) => answer switch
    {
        TelegramAnswer.Ok ok => new SendResult.Accepted(MessageIdIn(ok.Result)),
        TelegramAnswer.Failed failed => OfFailure(failed, isGroup),
        TelegramAnswer.Nothing nothing => new SendResult.Unreachable(nothing.Reason, nothing.MayHaveArrived),
        _ => throw new System.Diagnostics.UnreachableException(answer.GetType().Name),
    };

    private static SendResult OfFailure(TelegramAnswer.Failed failed, bool isGroup)
    {
        var code = failed.Code.ToString(CultureInfo.InvariantCulture);
        return failed.Code switch
        {
            400 => OfBadRequest(failed, code),
            // 404 is also the answer to a token of a wrong shape, 421 that of an own server to a foreign token.
            401 or 404 or 421 => new SendResult.Misconfigured(code, failed.Description),
            403 => new SendResult.Blocked(failed.Description),
            429 => new SendResult.Throttled(Bounded(failed.RetryAfter ?? SilenceUnlessTold), WholeChannel: !isGroup),
            >= 500 => new SendResult.Unreachable($"HTTP {code}", MayHaveArrived: failed.Code is 502 or 504),
            _ => new SendResult.Refused(code, failed.Description),
        };
    }

    private static SendResult OfBadRequest(TelegramAnswer.Failed failed, string code)
    {
        if (failed.MigrateToChatId is { } newId)
            return new SendResult.ChatMoved(newId.ToString(CultureInfo.InvariantCulture));
        if (Says(failed, "chat not found")) return new SendResult.Blocked(failed.Description);

        // Nothing is left to do in both cases: the text is as wanted, or the press is forgotten by Telegram.
        return Says(failed, "message is not modified") || Says(failed, "query is too old")
            ? new SendResult.Accepted("")
            : new SendResult.Refused(code, failed.Description);
    }

    private static bool Says(TelegramAnswer.Failed failed, string phrase) =>
        failed.Description.Contains(phrase, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan Bounded(TimeSpan silence) =>
        silence < SilenceMin ? SilenceMin : silence > SilenceMax ? SilenceMax : silence;

    private static string MessageIdIn(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("message_id", out var id)
            ? id.GetRawText()
            : "";
}
