using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>
/// A bulk send to a provider that enforces its rate, while residents go on asking: how much of the rate is used, how
/// often we are told to wait, and what a reply costs meanwhile.
/// </summary>
internal static class BulkBenchmark
{
    private const int RatePerSecond = 400, Chats = 20, Talk = 300;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(30);

    internal static async Task RunAsync(int messages)
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-bulk-").FullName;
        await using var api = await BenchBotApi.StartAsync(RatePerSecond);
        await using var app = await PuskesosHost.BuildAsync(
            builder => TurnsBenchmark.Adjust(builder, folder, api.Address, RatePerSecond), default);
        await app.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        var target = new BenchTarget(http, api, new Uri(new Uri(app.Urls.First()), "/webhooks/telegram"));
        await TalkAsync(target, Talk); // The compiler's share.
        var idle = await TalkAsync(target, Talk);

        var database = app.Services.GetRequiredService<DeskParts>().Database;
        await BenchOutbox.FillAsync(database, messages, OutboxPriority.Bulk);
        var watch = Stopwatch.StartNew();
        var talking = TalkAsync(target, Talk);
        await BenchOutbox.SentAsync(database);
        var seconds = watch.Elapsed.TotalSeconds;
        var during = await talking;

        var bulkRate = RatePerSecond * DeliveryLimits.BulkShare;
        // Of a full bucket, a second's worth goes at once.
        var allowed = (messages - bulkRate) / bulkRate;
        Print($"{messages} at {RatePerSecond}/s, {bulkRate:F0}/s for bulk: {seconds:F1} s, allowed {allowed:F1} s:");
        Print($"  {allowed / seconds:P1} of it used (wanted: 98 %), told to wait {api.Throttled} times (wanted: 0)");
        Print($"  p99 of a reply {during:F1} ms, idle {idle:F1} ms: ratio {during / idle:F2} (wanted: under 2)");
        await app.StopAsync();
    }

    private static async Task<double> TalkAsync(BenchTarget target, int times)
    {
        var latencies = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await target.SayAsync(5_100_200_000 + (i % Chats), "menu");
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(Between);
        }

        latencies.Sort();
        return latencies[(int)(times * 0.99)];
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
