using System.Globalization;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Server.WhatsApp;

namespace PuskesosBot.Server.Diagnosis;

/// <summary>What the providers of enabled channels say: token, account, webhook, and what time it is.</summary>
internal static class ProviderExam
{
    private const string Client = "clock", Off = "off", NotAsked = "not asked: its options come first";

    /// <summary>Signed requests and one-time codes allow a few minutes.</summary>
    internal static readonly TimeSpan ClockMax = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10);

    internal static ServiceProvider Parts(Installation here)
    {
        var services = new ServiceCollection().AddLogging().AddTelegramChannel(here.Configuration)
            .AddWhatsAppChannel(here.Configuration);
        services.AddHttpClient(Client).ConfigureHttpClient(http => http.Timeout = AnswerMax)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .RemoveAllLoggers();
        return services.BuildServiceProvider();
    }

    internal static async Task TelegramAsync(
        Exam exam, Installation here, IServiceProvider parts, TimeProvider time, CancellationToken ct)
    {
        if (!here.CanAskTelegram)
        {
            exam.Skip(here.Telegram.Enabled ? NotAsked : Off);
            return;
        }

        var api = parts.GetRequiredService<TelegramApi>();
        var me = await api.GetMeAsync(ct);
        if (me is not TelegramAnswer.Ok bot)
        {
            exam.Problem(TelegramWebhookSetup.Told(me), me is TelegramAnswer.Failed { Code: 401 or 404 }
                ? "take the bot's token from BotFather into Telegram__Token"
                : $"let this machine reach {here.Telegram.BaseAddress.Host}; see Telegram__BaseAddress");
            return;
        }

        exam.Note($"@{TelegramResults.IdentityIn(bot.Result)?.Username}");
        var look = new TelegramLook(here.Telegram, here.PublicBase, time);
        foreach (var trouble in look.Judge(await api.GetWebhookInfoAsync(ct)) ?? [])
            exam.Problem(trouble.Detail, MendOf(trouble.Code, here.Telegram.Mode));
    }

    internal static async Task WhatsAppAsync(
        Exam exam, Installation here, IServiceProvider parts, CancellationToken ct)
    {
        if (!here.CanAskTwilio)
        {
            exam.Skip(here.Twilio.Enabled ? NotAsked : Off);
            return;
        }

        var answer = await parts.GetRequiredService<TwilioApi>().PeekAsync(ct);
        if (answer is TwilioAnswer.Ok) exam.Note("Twilio accepts the account and its secret");
        else exam.Problem(WhatsAppInfo.Told(answer), answer is TwilioAnswer.Failed
            ? "take the account and its primary auth token from Twilio's console; puskesosbot whatsapp info asks again"
            : $"let this machine reach {here.Twilio.BaseAddress.Host}; see Twilio__BaseAddress");
    }

    internal static async Task ClockAsync(
        Exam exam, Installation here, IServiceProvider parts, TimeProvider time, CancellationToken ct)
    {
        var addresses = new List<Uri>();
        if (here.CanAskTelegram) addresses.Add(here.Telegram.BaseAddress);
        if (here.CanAskTwilio) addresses.Add(here.Twilio.BaseAddress);
        exam.Skip(addresses.Count == 0 ? "nobody to ask" : "no provider told the time");
        using var http = parts.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
        foreach (var address in addresses)
        {
            if (await DateAsync(http, address, ct) is not { } told) continue;
            Compare(exam, told, time.GetUtcNow(), address.Host);
            return;
        }
    }

    internal static void Compare(Exam exam, DateTimeOffset told, DateTimeOffset now, string host)
    {
        var ahead = now - told;
        exam.Note($"as {host} has it");
        if (ahead.Duration() <= ClockMax) return;
        var minutes = Math.Round(ahead.Duration().TotalMinutes).ToString(CultureInfo.InvariantCulture);
        exam.Problem(
            $"this machine is {minutes} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} {host}",
            "let it keep time by itself (timedatectl set-ntp true)");
    }

    // Any answer carries the time, so the root is asked, without token or account.
    private static async Task<DateTimeOffset?> DateAsync(HttpClient http, Uri address, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(
                new Uri(address, "/"), HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.Headers.Date;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string MendOf(ChannelAlarmCode code, TelegramMode mode) => code switch
    {
        ChannelAlarmCode.TokenRefused => "take the bot's token from BotFather into Telegram__Token",
        ChannelAlarmCode.WebhookElsewhere when mode == TelegramMode.Polling =>
            "start the service again: in mode Polling it takes the webhook away",
        ChannelAlarmCode.WebhookElsewhere => "puskesosbot telegram set-webhook",
        ChannelAlarmCode.WebhookErrors =>
            "see that the service runs, and that Public__BaseAddress reaches it with a valid certificate",
        _ => throw new System.Diagnostics.UnreachableException(code.ToString()),
    };
}
