using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>
/// Whole turns of the status dialog, from webhook to arrived reply, against <see cref="Baseline"/> in the same run.
/// </summary>
internal static class TurnsBenchmark
{
    private const int Conversations = 200, Rounds = 9;
    private const long FirstChat = 5100100000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1), Length = TimeSpan.FromSeconds(3);

    internal static async Task RunAsync(int residents)
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-bench-").FullName;
        await using var api = await BenchBotApi.StartAsync();
        await using var app = await PuskesosHost.BuildAsync(builder => Adjust(builder, folder, api.Address), default);
        var parts = app.Services.GetRequiredService<DeskParts>();
        Console.WriteLine($"loading {residents} residents ...");
        await BenchResidents.AddAsync(parts, residents);
        await app.StartAsync();
        // Only now: the first use of SQLite must be the data project's, which binds it.
        await using var baseline = await Baseline.StartAsync(Path.Combine(folder, "baseline.db"), api.Address);
        // A connection each: all of them may be waiting for their answer at once.
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Conversations });
        var ours = new BenchTarget(http, api, new Uri(new Uri(app.Urls.First()), "/webhooks/telegram"));
        var floor = new BenchTarget(http, api, baseline.Address);
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(i => IntroduceAsync(ours, i)));

        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var (baseRate, baseP99) = await MeasureAsync(floor);
            var (rate, p99) = await MeasureAsync(ours);
            ratios.Add(rate / baseRate);
            Print($"round {round}: turns/s {rate:F0} / baseline {baseRate:F0} = {rate / baseRate:F2}");
            Print($"  p99 of a reply {p99:F1} ms / baseline {baseP99:F1} ms = {p99 / baseP99:F2} (wanted: under 3)");
        }

        ratios.Sort();
        Print($"median ratio of turns/s: {ratios[Rounds / 2]:F2} (wanted: 1.0)");
        await app.StopAsync();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    internal static void Adjust(
        WebApplicationBuilder builder, string folder, Uri botApi, int messagesPerSecond = 100_000)
    {
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = folder,
            ["Telegram:Enabled"] = "true",
            ["Telegram:Token"] = BenchBotApi.Token,
            ["Telegram:WebhookSecret"] = BenchTarget.Secret,
            ["Telegram:BaseAddress"] = botApi.ToString(),
            ["Telegram:MessagesPerSecond"] = messagesPerSecond.ToString(CultureInfo.InvariantCulture),
            ["Telegram:MessagesPerSecondPerChat"] = "10000",
        });
    }

    // First contact and proof, not measured: afterwards the chat is linked, as most are.
    private static async Task IntroduceAsync(BenchTarget target, int i)
    {
        var chat = FirstChat + i;
        foreach (var words in (string[])["halo", "1", "1", "menu", "1", "lewati", .. BenchResidents.ProofOf(i)])
        {
            await target.SayAsync(chat, words);
            await Task.Delay(WarmUp / 20);
        }
    }

    private static async Task<(double PerSecond, double P99)> MeasureAsync(BenchTarget target)
    {
        await TalkAsync(target, WarmUp);
        var watch = Stopwatch.StartNew();
        var latencies = await TalkAsync(target, Length);
        var seconds = watch.Elapsed.TotalSeconds;
        latencies.Sort();
        return (latencies.Count / seconds, latencies[(int)(latencies.Count * 0.99)]);
    }

    private static async Task<List<double>> TalkAsync(BenchTarget target, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(async i =>
        {
            var latencies = new List<double>();
            for (var said = 0; watch.Elapsed < length; said++)
            {
                var start = watch.Elapsed;
                await target.SayAsync(FirstChat + i, said % 2 == 0 ? "menu" : "1");
                latencies.Add((watch.Elapsed - start).TotalMilliseconds);
            }

            return latencies;
        }));
        return [.. all.SelectMany(one => one)];
    }
}
