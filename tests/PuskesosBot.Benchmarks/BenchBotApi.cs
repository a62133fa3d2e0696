using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PuskesosBot.Benchmarks;

/// <summary>The least a Bot API must do: take sendMessage over HTTP, answer, and tell who waits that it came.</summary>
internal sealed class BenchBotApi : IAsyncDisposable
{
    internal const string Token = "7000000001:AAcontoh_only-benchmark-token-01";

    private static readonly byte[] Sent =
        """{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}"""u8.ToArray();
    private static readonly byte[] TooFast =
        """{"ok":false,"error_code":429,"description":"Too many","parameters":{"retry_after":1}}"""u8.ToArray();
    private static readonly byte[] Me =
        """{"ok":true,"result":{"id":7000000001,"is_bot":true,"first_name":"B","username":"ContohBot"}}"""u8.ToArray();
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _waiting = [];
    private readonly WebApplication _app;

    private readonly Lock _lock = new();
    private readonly int _perSecond;
    private readonly TimeSpan _latency;
    private double _tokens;
    private int _taken;
    private long _at = Stopwatch.GetTimestamp();

    private BenchBotApi(WebApplication app, int perSecond, TimeSpan latency) =>
        (_app, _perSecond, _tokens, _latency) = (app, perSecond, perSecond, latency);

    /// <summary>Messages refused because they came too fast.</summary>
    internal int Throttled { get; private set; }

    /// <summary>Messages it took so far.</summary>
    internal int Taken => Volatile.Read(ref _taken);

    internal Uri Address => new(_app.Urls.First());

    /// <param name="perSecond">What it lets through, with a second's worth at once.</param>
    /// <param name="latency">How long it takes to answer a message.</param>
    internal static async Task<BenchBotApi> StartAsync(int perSecond = int.MaxValue, TimeSpan latency = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new BenchBotApi(app, perSecond, latency);
        app.Run(api.AnswerAsync);
        await app.StartAsync();
        return api;
    }

    /// <summary>Completes when the next message for this chat arrives.</summary>
    internal Task NextFor(long chat)
    {
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[chat] = arrival;
        return arrival.Task;
    }

    /// <summary>Completes when so many were taken since the start.</summary>
    internal async Task TakenAsync(int count)
    {
        while (Taken < count) await Task.Delay(Look);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        var isMessage = http.Request.Path.Value!.EndsWith("/sendMessage", StringComparison.Ordinal);
        if (isMessage)
        {
            using var call = await JsonDocument.ParseAsync(http.Request.Body);
            if (!IsInTime())
            {
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                await http.Response.Body.WriteAsync(TooFast);
                return;
            }

            var chat = call.RootElement.GetProperty("chat_id").GetInt64();
            if (_latency > TimeSpan.Zero) await Task.Delay(_latency);
            Interlocked.Increment(ref _taken);
            if (_waiting.TryRemove(chat, out var arrival)) arrival.TrySetResult();
        }

        var answer = isMessage ? Sent : Me;
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer);
    }

    private bool IsInTime()
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            _tokens = Math.Min(_perSecond, _tokens + (Stopwatch.GetElapsedTime(_at, now).TotalSeconds * _perSecond));
            _at = now;
            if (_tokens >= 1)
            {
                _tokens--;
                return true;
            }

            Throttled++;
            return false;
        }
    }
}
