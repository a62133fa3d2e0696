using System.Globalization;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>Twilio's answers to a message in the desk's words.</summary>
internal static class WhatsAppSendResults
{
    private static readonly TimeSpan SilenceMin = TimeSpan.FromSeconds(1), SilenceMax = TimeSpan.FromDays(1);

    /// <summary>When a throttled answer does not say how long; by what was exceeded.</summary>
    private static readonly TimeSpan CallsSilence = TimeSpan.FromSeconds(2), SenderSilence = TimeSpan.FromMinutes(1);

    public static SendResult Of(TwilioAnswer answer, DateTimeOffset now) => answer switch
    {
        TwilioAnswer.Ok ok => OfMessage(ok, now),
        TwilioAnswer.Failed failed => OfFailure(failed, now),
        TwilioAnswer.Nothing nothing => new SendResult.Unreachable(nothing.Reason, nothing.MayHaveArrived),
        _ => throw new System.Diagnostics.UnreachableException(answer.GetType().Name),
    };

    /// <summary>Twilio may take a message and say in the same breath that it failed.</summary>
    private static SendResult OfMessage(TwilioAnswer.Ok ok, DateTimeOffset now)
    {
        if (TwilioAnswer.Number(ok.Result, "error_code") is { } code and not 0)
            return OfFailure(new TwilioAnswer.Failed(200, code, "", null), now);
        var sid = TwilioAnswer.Text(ok.Result, "sid");
        return sid.Length > 0
            ? new SendResult.Accepted(sid)
            : new SendResult.Unreachable("an answer without a message", MayHaveArrived: true);
    }

    private static SendResult OfFailure(TwilioAnswer.Failed failed, DateTimeOffset now)
    {
        var code = (failed.Code == 0 ? failed.Status : failed.Code).ToString(CultureInfo.InvariantCulture);
        if (failed.Status == 429 || IsThrottle(failed.Code))
            return new SendResult.Throttled(SilenceOf(failed, now), WholeChannel: true);
        if (failed.Status is 401 or 403 || TwilioErrors.StopsChannel(failed.Code))
            return new SendResult.Misconfigured(code, failed.Message);
        return TwilioErrors.ClassOf(failed.Code) switch
        {
            TwilioErrorClass.OptOut or TwilioErrorClass.PermanentAddress =>
                new SendResult.Blocked($"{code} {failed.Message}".TrimEnd()),
            TwilioErrorClass.Retry => new SendResult.Unreachable($"Twilio {code}", MayHaveArrived: false),
            _ when failed.Status >= 500 =>
                new SendResult.Unreachable($"HTTP {failed.Status}", MayHaveArrived: failed.Status != 503),
            _ => new SendResult.Refused(code, failed.Message),
        };
    }

    private static bool IsThrottle(int code) => code is TwilioErrors.TooManyRequests or TwilioErrors.SenderLimit
        or TwilioErrors.AccountDailyLimit or TwilioErrors.QueueFull;

    private static TimeSpan SilenceOf(TwilioAnswer.Failed failed, DateTimeOffset now)
    {
        var silence = failed.RetryAfter ?? failed.Code switch
        {
            // The limit is for a day.
            TwilioErrors.AccountDailyLimit => now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime,
            TwilioErrors.SenderLimit or TwilioErrors.QueueFull => SenderSilence,
            _ => CallsSilence,
        };
        return silence < SilenceMin ? SilenceMin : silence > SilenceMax ? SilenceMax : silence;
    }
}
