using System.CommandLine;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Telegram;

namespace PuskesosBot.Server.Commands;

/// <summary>For operators: tell Telegram where to deliver, and ask it how that goes.</summary>
internal static class TelegramCommand
{
    internal static Command Create()
    {
        var set = new Command("set-webhook",
            "Let Telegram deliver to Public:BaseAddress, with Telegram:WebhookSecret, and show the bot's commands.");
        set.SetAction((_, ct) => RunAsync((setup, address) => setup.SetAsync(address, ct)));
        var info = new Command("info", "Show the bot, its webhook, what waits and the last error.");
        info.SetAction((_, ct) => RunAsync((setup, _) => setup.InfoAsync(ct)));
        return new Command("telegram", "Set or look at the Telegram webhook.") { set, info };
    }

    private static async Task<int> RunAsync(Func<TelegramWebhookSetup, Uri?, Task<int>> run)
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        var services = new ServiceCollection().AddTelegramChannel(configuration);
        await using var parts = services.BuildServiceProvider();
        try
        {
            var options = parts.GetRequiredService<TelegramOptions>();
            var api = parts.GetRequiredService<TelegramApi>();
            var commands = TelegramCommands.Of(DialogsCommand.LoadSound());
            return await run(
                new TelegramWebhookSetup(api, options, commands, Console.Out), PublicOptions.BaseOf(configuration));
        }
        catch (StartRefusedException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Verbs.ProblemsFound;
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException invalid)
        {
            foreach (var failure in invalid.Failures) await Console.Error.WriteLineAsync(failure);
            return Verbs.BadUse;
        }
    }
}
