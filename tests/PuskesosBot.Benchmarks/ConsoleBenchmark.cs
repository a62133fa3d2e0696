using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Channels;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>
/// How soon a resident's words stand in an open console, and what open consoles cost those who write.
/// </summary>
internal static class ConsoleBenchmark
{
    private const int Chats = 200, TurnsPerSecond = 200, Rounds = 3;
    private const long FirstChat = 5100300000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(5);

    internal static async Task RunAsync(int consoles)
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-console-").FullName;
        await using var api = await BenchBotApi.StartAsync();
        await using var app = await PuskesosHost.BuildAsync(
            builder =>
            {
                TurnsBenchmark.Adjust(builder, folder, api.Address);
                builder.Configuration["Console:SignInsPerMinute"] = "1000";
            },
            default);
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
        var target = new BenchTarget(http, api, new Uri(address, "/webhooks/telegram"));
        for (var chat = 0; chat < Chats; chat++) await target.SayAsync(FirstChat + chat, "halo");

        using var console = await BenchConsole.SignInAsync(app.Services, address);
        var pages = new ConcurrentDictionary<long, ConcurrentDictionary<string, long>>();
        var waits = new ConcurrentBag<double>();
        var (falls, pacedFalls) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            pages.Clear();
            var alone = await RateAsync(target);
            await OpenAsync(app.Services, console, consoles, pages, waits);
            var watched = await RateAsync(target);
            falls.Add(100 - (watched / alone * 100));
            Print($"round {round}: turns/s {watched:F0} with {consoles} open / {alone:F0} = {watched / alone:F2}");
            waits.Clear();
            var paced = await PaceAsync(target, pages);
            pacedFalls.Add(100 - (paced / TurnsPerSecond * 100));
            PrintWaits(paced, [.. waits.Order()], pages.Values.Sum(page => page.Count));
            await console.CloseAsync();
        }

        PrintFalls(falls, pacedFalls);
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static double Median(List<double> of) => of.Order().ElementAt(of.Count / 2);

    private static void PrintFalls(List<double> falls, List<double> pacedFalls)
    {
        Print($"median fall of turns/s: {Median(falls):F0} % (wanted: under 15 %)");
        Print($"  at {TurnsPerSecond} turns/s: {Median(pacedFalls):F0} %");
    }

    private static void PrintWaits(double rate, List<double> seen, int unseen)
    {
        var (median, p95) = (seen[seen.Count / 2], seen[seen.Count * 95 / 100]);
        Print($"  at {rate:F0} turns/s: seen after {median:F0} ms, p95 {p95:F0} ms (wanted: under 500)");
        Print($"  {seen.Count} seen, {unseen} not");
    }

    private static async Task OpenAsync(
        IServiceProvider services, BenchConsole console, int consoles,
        ConcurrentDictionary<long, ConcurrentDictionary<string, long>> pages, ConcurrentBag<double> waits)
    {
        await using var desk = services.GetRequiredService<DeskParts>().Database.Open();
        for (var chat = 0; chat < consoles; chat++)
        {
            var id = (FirstChat + chat).ToString(CultureInfo.InvariantCulture);
            var contact = await desk.Contacts.SingleAsync(c => c.Channel == ChannelNames.Telegram && c.Address == id);
            var waiting = pages.GetOrAdd(FirstChat + chat, _ => []);
            await console.OpenAsync(contact.Id, shown =>
            {
                foreach (var (words, since) in waiting)
                {
                    if (shown.Contains(words, StringComparison.Ordinal) && waiting.TryRemove(words, out _))
                        waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                }
            });
        }
    }

    /// <summary>As fast as answers come: turns per second.</summary>
    private static async Task<double> RateAsync(BenchTarget target)
    {
        var watch = Stopwatch.StartNew();
        var turns = await Task.WhenAll(Enumerable.Range(0, Chats).Select(async chat =>
        {
            var said = 0;
            for (; watch.Elapsed < Length; said++) await target.SayAsync(FirstChat + chat, "menu");
            return said;
        }));
        return turns.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Each chat once a second, not all at once: the rate that was reached.</summary>
    private static async Task<double> PaceAsync(
        BenchTarget target, ConcurrentDictionary<long, ConcurrentDictionary<string, long>> pages)
    {
        var watch = Stopwatch.StartNew();
        var turns = new List<Task>();
        for (var n = 0; watch.Elapsed < Length; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / TurnsPerSecond) - watch.Elapsed;
            if (due > TimeSpan.FromMilliseconds(1)) await Task.Delay(due);
            var (chat, words) = (FirstChat + (n % Chats), $"menu kata{n}x");
            if (pages.TryGetValue(chat, out var page)) page[words] = Stopwatch.GetTimestamp();
            turns.Add(target.SayAsync(chat, words));
        }

        await Task.WhenAll(turns);
        var rate = turns.Count / watch.Elapsed.TotalSeconds;
        var unseen = Stopwatch.StartNew();
        while (unseen.Elapsed < Patience && pages.Values.Any(page => !page.IsEmpty)) await Task.Delay(Patience / 50);
        return rate;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
