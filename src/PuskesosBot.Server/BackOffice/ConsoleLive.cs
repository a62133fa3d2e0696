using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
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

    /// <summary>A page reads the rows again for each event: of a chat where much is said, not for every word.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(300);

    /// <summary>What every open page may be told.</summary>
    private static readonly HashSet<string> Common =
        [Topics.Cases, Topics.Handovers, Topics.Channels, Topics.Announcements];

    /// <param name="chat">The chat that the page shows: its news are told as well. Of all others, none.</param>
    internal static async Task RunAsync(
        HttpContext http, ConsoleDesk desk, NewsSource source, Guid? chat, IHostApplicationLifetime lifetime,
        TimeProvider time)
    {
        // A server that stops must not wait for pages that stay open; they come back by themselves.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime.ApplicationStopping);
        var wanted = await WantedAsync(desk, chat, end.Token);
        await RunAsync(http, source(wanted, end.Token), time, end.Token);
    }

    private static async Task<HashSet<string>> WantedAsync(ConsoleDesk desk, Guid? chat, CancellationToken ct)
    {
        if (chat is not { } id || !await desk.Scope.Contacts(desk.Read).AnyAsync(c => c.Id == id, ct)) return Common;
        return [.. Common, Topics.Conversation(id), Topics.Typing(id)];
    }

    private static async Task RunAsync(
        HttpContext http, IAsyncEnumerable<string> topics, TimeProvider time, CancellationToken ct)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.WriteAsync("retry: 2000\n\n", ct);
        await http.Response.Body.FlushAsync(ct);
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
                    await PaceAsync(told, news.Current, time, ct);
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

    private static async Task PaceAsync(
        Dictionary<string, long> told, string topic, TimeProvider time, CancellationToken ct)
    {
        if (told.TryGetValue(topic, out var at) && time.GetElapsedTime(at) is var since && since < Pace)
            await Task.Delay(Pace - since, time, ct);
        told[topic] = time.GetTimestamp();
    }

    /// <summary>What the desk's processes commit.</summary>
    internal static NewsSource Of(DeskDatabase database) => database.News.ListenAsync;
}
