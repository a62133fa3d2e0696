using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// What changed at the desk, as topics: <c>cases</c>, <c>handovers</c>, <c>conversation:{contact id}</c>.
/// </summary>
/// <param name="wanted">Topics to hear of.</param>
/// <param name="ct">The listener went away.</param>
internal delegate IAsyncEnumerable<string> NewsSource(IReadOnlySet<string> wanted, CancellationToken ct);

/// <summary>Server-sent events for an open console: <c>event: news</c> with a topic as its data.</summary>
internal static class ConsoleLive
{
    /// <summary>An idle line is cut by proxies after a minute.</summary>
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(20);

    /// <summary>A page reads the rows again for each event: of a chat where much is said, not for every word, and the
    /// more rarely the more residents wait for their turns.</summary>
    private static readonly TimeSpan
        Pace = TimeSpan.FromMilliseconds(300), PacePerTurn = TimeSpan.FromMilliseconds(100),
        PaceMax = TimeSpan.FromSeconds(3);

    /// <summary>Turns of one transaction that are no crowd yet.</summary>
    private const int Unhurried = 12;

    /// <summary>What every open page may be told.</summary>
    private static readonly HashSet<string> Common =
        [Topics.Cases, Topics.Handovers, Topics.Channels, Topics.Announcements];

    /// <param name="chat">The chat that the page shows: its news are told as well. Of all others, none.</param>
    internal static async Task RunAsync(
        HttpContext http, ConsoleDesk desk, NewsSource source, Guid? chat, TurnPump pump,
        IHostApplicationLifetime lifetime, TimeProvider time)
    {
        // A server that stops must not wait for pages that stay open; they come back by themselves.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime.ApplicationStopping);
        var wanted = await WantedAsync(desk, chat, end.Token);
        await RunAsync(http, source(wanted, end.Token), () => PaceOf(pump.Together), time, end.Token);
    }

    private static async Task<HashSet<string>> WantedAsync(ConsoleDesk desk, Guid? chat, CancellationToken ct)
    {
        if (chat is not { } id || !await desk.Scope.Contacts(desk.Read).AnyAsync(c => c.Id == id, ct)) return Common;
        return [.. Common, Topics.Conversation(id), Topics.Typing(id)];
    }

    private static async Task RunAsync(
        HttpContext http, IAsyncEnumerable<string> topics, Func<TimeSpan> pace, TimeProvider time,
        CancellationToken ct)
    {
        await BeginAsync(http.Response, ct);
        await using var news = topics.GetAsyncEnumerator(ct);
        var coming = news.MoveNextAsync().AsTask();
        var told = new Dictionary<string, long>();
        try
        {
            while (true)
            {
                try
                {
                    if (!await coming.WaitAsync(PingEvery, time, ct)) return;
                    await PaceAsync(told, news.Current, pace, time, ct);
                    await http.Response.WriteAsync($"event: news\ndata: {news.Current}\n\n", ct);
                    coming = news.MoveNextAsync().AsTask();
                }
                catch (TimeoutException)
                {
                    await http.Response.WriteAsync(": here\n\n", ct);
                }

                await http.Response.Body.FlushAsync(ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was closed.
        }
        finally
        {
            // An enumerator may not be disposed of while it is being asked.
            await coming.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None,
                TaskScheduler.Default);
        }
    }

    private static async Task BeginAsync(HttpResponse response, CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync("retry: 2000\n\n", ct);
        await response.Body.FlushAsync(ct);
    }

    /// <summary>Between two tellings of one topic.</summary>
    /// <param name="together">Turns of one transaction.</param>
    internal static TimeSpan PaceOf(double together)
    {
        var pace = PacePerTurn * (together - Unhurried);
        return pace < Pace ? Pace : pace > PaceMax ? PaceMax : pace;
    }

    private static async Task PaceAsync(
        Dictionary<string, long> told, string topic, Func<TimeSpan> pace, TimeProvider time, CancellationToken ct)
    {
        // In steps, because those who wait are served sooner than the longest pace ends.
        while (told.TryGetValue(topic, out var at) && pace() - time.GetElapsedTime(at) is { Ticks: > 0 } rest)
            await Task.Delay(rest < Pace ? rest : Pace, time, ct);
        told[topic] = time.GetTimestamp();
    }

    /// <summary>What the desk's processes commit.</summary>
    internal static NewsSource Of(DeskDatabase database) => database.News.ListenAsync;
}
