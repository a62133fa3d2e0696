using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Commands;

/// <summary>
/// A chat in the terminal, for those who write dialogs: the whole turn, on the demo desk, nothing sent anywhere.
/// </summary>
internal static class ChatCommand
{
    private const string Prompt = "> ";

    internal static Command Create()
    {
        var command = new Command("chat",
            "Talk with the bot in the terminal, on the demo desk. Edited dialogs are used at once.");
        command.SetAction((_, ct) => ServeCommand.RefusingAsync(() => RunAsync(ct)));
        return command;
    }

    private static async Task RunAsync(CancellationToken ct)
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        var time = TimeProvider.System;
        using var parts = await DeskParts.OpenAsync(configuration, time, ct);
        await DemoCommand.LoadAsync(parts, time, ct);
        var options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();

        await using var sender = new Sender(parts.Database, [new TerminalSender()], time, NullLogger<Sender>.Instance);
        await sender.StartAsync(ct);
        var script = new TurnScript(
            parts.Home(options), () => parts.Dialogs.Current!, parts.Actions, new Outbox(sender, parts.Ids),
            parts.Cases, parts.Ids, time);
        await using var pump = new TurnPump(parts.Database, script, sender, NullLogger<TurnPump>.Instance);
        await TalkAsync(parts, pump, time, ct);
    }

    private static async Task TalkAsync(DeskParts parts, TurnPump pump, TimeProvider time, CancellationToken ct)
    {
        // A new chat each time, so that the first contact can be tried as often as wanted.
        var chat = new ChatAddress(ChannelNames.Terminal, parts.Ids.Next().ToString("N", CultureInfo.InvariantCulture));
        Console.WriteLine("Ketik seperti warga. Kosong dua kali atau Ctrl+D: selesai.");
        Console.Write(Prompt);
        var wasEmpty = false;
        while (await Console.In.ReadLineAsync(ct) is { } line)
        {
            if (line.Length == 0 && wasEmpty) return;
            wasEmpty = line.Length == 0;
            if (!parts.Dialogs.Reload()) foreach (var issue in parts.Dialogs.Issues) Console.WriteLine($"! {issue}");
            var key = new MessageKey(ChannelNames.Terminal,
                parts.Ids.Next().ToString("N", CultureInfo.InvariantCulture));
            var verdict = await pump.RunAsync(new InboundMessage(key, chat, time.GetUtcNow()) { Text = line }, ct);
            if (verdict != InboundVerdict.Committed) Console.WriteLine($"! {verdict}");
        }
    }

    /// <summary>Prints what would be sent, and asks for the next line.</summary>
    private sealed class TerminalSender : IChannelSender
    {
        private int _count;

        public string Channel => ChannelNames.Terminal;

        public ChannelLimits Limits => ChannelLimits.None with { Concurrency = 1 };

        public Task<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
        {
            foreach (var line in message.Text.TrimEnd().Split('\n')) Console.WriteLine($"  {line}");
            Console.WriteLine();
            Console.Write(Prompt);
            return Task.FromResult<SendResult>(new SendResult.Accepted($"{++_count}"));
        }
    }
}
