using System.CommandLine;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Telegram;

namespace PuskesosBot.Server.Commands;

/// <summary>What one would otherwise ask the Bot API with curl.</summary>
internal static class TelegramCommand
{
    internal static Command Create()
    {
        var set = new Command("set-webhook", "Tell Telegram to deliver to Public:BaseAddress.");
        set.SetAction((_, ct) => RunAsync((setup, configuration) =>
            setup.SetAsync(configuration.GetValue<Uri?>("Public:BaseAddress"), ct)));
        var info = new Command("info", "Show the bot and its webhook, with what fails.");
        info.SetAction((_, ct) => RunAsync((setup, _) => setup.InfoAsync(ct)));
        return new Command("telegram", "Set or show the Telegram webhook.") { set, info };
    }

    private static async Task<int> RunAsync(Func<TelegramWebhookSetup, IConfiguration, Task<int>> work)
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        await using var services = new ServiceCollection().AddTelegramChannel(configuration).BuildServiceProvider();
        var options = configuration.GetSection(TelegramOptions.Section).Get<TelegramOptions>() ?? new TelegramOptions();
        var api = new TelegramApi(services.GetRequiredService<IHttpClientFactory>().CreateClient(TelegramWiring.Client), options);
        return await work(new TelegramWebhookSetup(api, options, Console.Out), configuration);
    }
}
