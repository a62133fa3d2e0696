using System.Diagnostics;
using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Benchmarks;

/// <summary>Sending what waits in the outbox: against a bare loop of the same calls, and from very many rows.</summary>
internal static class SendBenchmark
{
    private const int Concurrency = 32, Rounds = 5, Probe = 5_000;

    // Sooner than any provider over the internet.
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);

    internal static async Task RunAsync(int queued)
    {
        // With nobody to wait for, processor time alone counts, the provider's own on the same cores included.
        await FreeAsync(TimeSpan.Zero, 60_000);
        await FreeAsync(Latency, 20_000);
        // Fewer would be gone before half way is measured.
        await QueuedAsync(Math.Max(queued, 4 * Probe));
    }

    private static async Task FreeAsync(TimeSpan latency, int messages)
    {
        Print($"a provider that answers after {latency.TotalMilliseconds} ms:");
        await using var api = await BenchBotApi.StartAsync(latency: latency);
        // One for all rounds: as on a desk, it holds what was sent before, and its queries are known.
        using var room = await BenchOutbox.OpenAsync();
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var (bare, ours) = (await BareAsync(api, messages), await OursAsync(api, room, messages));
            if (round == 0) continue; // The compiler's share.
            ratios.Add(ours / bare);
            Print($"round {round}: sender {ours:F0}/s / bare loop {bare:F0}/s = {ours / bare:F2}");
        }

        ratios.Sort();
        Print($"median ratio of messages/s: {ratios[Rounds / 2]:F2} (wanted: 0.6)");
    }

    private static async Task<double> BareAsync(BenchBotApi api, int messages)
    {
        using var http = Http();
        var sender = Telegram(api, http);
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Concurrency).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i <= messages; i = Interlocked.Increment(ref next))
                await sender.SendAsync(Message(5_300_000_000 + i), default);
        }));
        return messages / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> OursAsync(BenchBotApi api, BenchOutbox room, int messages)
    {
        await room.FillAsync(messages, OutboxPriority.Bulk);
        using var http = Http();
        var sent = api.Taken + messages;
        var watch = Stopwatch.StartNew();
        await using var sender = room.Sender(Telegram(api, http));
        await sender.StartAsync(default);
        await api.TakenAsync(sent);
        await room.SentAsync();
        return messages / watch.Elapsed.TotalSeconds;
    }

    private static async Task QueuedAsync(int queued)
    {
        using var room = await BenchOutbox.OpenAsync();
        Print($"queueing {queued} rows ...");
        await room.FillAsync(queued, OutboxPriority.Bulk);
        GC.Collect();
        var before = Environment.WorkingSet >> 20;
        var channel = new InstantChannel();
        var watch = Stopwatch.StartNew();
        await using var sender = room.Sender(channel);
        await sender.StartAsync(default);
        await channel.First.WaitAsync(TimeSpan.FromMinutes(1));
        Print($"{queued} rows queued: the first is out after {watch.Elapsed.TotalMilliseconds:F0} ms (wanted: 1000)");
        var atFirst = await RateAsync(channel);
        await channel.CountAsync(queued / 2);
        var halfWay = await RateAsync(channel);
        var after = Environment.WorkingSet >> 20;
        Print($"  {atFirst:F0}/s at first, {halfWay:F0}/s half way: ratio {halfWay / atFirst:F2} (flat: about 1)");
        Print($"  memory {before} MB before, {after} MB half way");
    }

    private static async Task<double> RateAsync(InstantChannel channel)
    {
        var (from, watch) = (channel.Count, Stopwatch.StartNew());
        await channel.CountAsync(from + Probe);
        return (channel.Count - from) / watch.Elapsed.TotalSeconds;
    }

    private static HttpClient Http() => new(new SocketsHttpHandler { MaxConnectionsPerServer = Concurrency });

    private static TelegramSender Telegram(BenchBotApi api, HttpClient http)
    {
        var options = new TelegramOptions
        {
            Token = BenchBotApi.Token,
            BaseAddress = api.Address,
            MessagesPerSecond = 100_000,
            MessagesPerSecondPerChat = 10_000,
            ConnectionsMax = Concurrency,
        };
        return new TelegramSender(new TelegramApi(http, options), options);
    }

    private static OutboundMessage Message(long chat) =>
        new(new ChatAddress(ChannelNames.Telegram, chat.ToString(CultureInfo.InvariantCulture)), "Beras sudah ada.");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
