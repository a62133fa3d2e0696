using System.Text.Json;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Telegram;

/// <summary>Learns the bot's name after the start, and polls where that is the mode.</summary>
internal sealed class TelegramWorker(
    TelegramApi api, TelegramBot bot, TelegramReader reader, TelegramOptions options, IServiceProvider services,
    TimeProvider time, ILogger<TelegramWorker> log) : BackgroundService
{
    private static readonly TimeSpan PauseFirst = TimeSpan.FromSeconds(1), PauseMax = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilOkAsync("getMe", ct => api.GetMeAsync(ct), stoppingToken);
        if (options.Mode != TelegramMode.Polling) return;

        // A bot takes one or the other, and while a webhook is set getUpdates is refused.
        await UntilOkAsync("deleteWebhook", ct => api.DeleteWebhookAsync(ct), stoppingToken);
        await ShowCommandsAsync(stoppingToken);
        // Asked for only here, so that a host without a pump can still take webhooks of its own.
        var handle = services.GetRequiredService<InboundHandler>();
        await new TelegramPoller(api, reader, handle, time, Warn).RunAsync(stoppingToken);
    }

    /// <summary>Tried once: without the menu beside the input field the same words are understood.</summary>
    private async Task ShowCommandsAsync(CancellationToken ct)
    {
        if (services.GetService<Func<DialogSet>>() is not { } dialogs) return;
        var answer = await TelegramCommands.SetAsync(api, TelegramCommands.Of(dialogs()), ct);
        if (answer is not (null or TelegramAnswer.Ok)) Warn(Told("setMyCommands", answer));
    }

    private async Task UntilOkAsync(
        string what, Func<CancellationToken, Task<TelegramAnswer>> call, CancellationToken ct)
    {
        for (var pause = PauseFirst; ; pause = pause * 2 < PauseMax ? pause * 2 : PauseMax)
        {
            var answer = await call(ct);
            if (answer is TelegramAnswer.Ok ok)
            {
                Learn(ok.Result);
                return;
            }

            Warn(Told(what, answer));
            await Task.Delay(pause, time, ct);
        }
    }

    private static string Told(string what, TelegramAnswer answer) => answer is TelegramAnswer.Failed failed
        ? $"{what}: {failed.Code} {failed.Description}"
        : $"{what}: {(answer as TelegramAnswer.Nothing)?.Reason}";

    private void Learn(JsonElement result)
    {
        if (TelegramResults.IdentityIn(result) is { } identity) bot.BecomeKnown(identity);
    }

    private void Warn(string trouble) => log.LogWarning("Telegram {Trouble}", trouble);
}
