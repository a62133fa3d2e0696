using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// Delivers updates as Telegram's server does: a lane's updates one after another, lanes side by side up to the
/// allowed connections; anything but 2xx is tried again at once, then after 2, 4, 8 ... 60 s or as the answer says.
/// </summary>
internal sealed class FakeBotApiWebhook(FakeBotApiTarget target, FakeBotApiUpdates updates, TimeProvider time)
    : IAsyncDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = target.AnswerLimit,
    };
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _connections = new(target.ConnectionsMax);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<FakeBotApiUpdate>> _lanes = [];
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    private int _posts;

    public Uri Address => target.Addresses[0];

    public ConcurrentQueue<FakeBotApiDelivery> Deliveries { get; } = [];

    public void Take(FakeBotApiUpdate update)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue(update.Lane, out var lane))
            {
                lane.Enqueue(update);
                return;
            }

            _lanes[update.Lane] = lane = new Queue<FakeBotApiUpdate>([update]);
            var worker = Task.Run(() => RunLaneAsync(update.Lane, lane));
            _running[worker] = 0;
            worker.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _http.Dispose();
        _stop.Dispose();
        _connections.Dispose();
    }

    private async Task RunLaneAsync(string name, Queue<FakeBotApiUpdate> lane)
    {
        try
        {
            while (NextOf(name, lane) is { } update) await DeliverAsync(update);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Whatever broke meanwhile: what was not acknowledged stays in the queue, as after deleteWebhook.
        }
    }

    private FakeBotApiUpdate? NextOf(string name, Queue<FakeBotApiUpdate> lane)
    {
        lock (_lock)
        {
            if (lane.TryDequeue(out var update)) return update;
            _lanes.Remove(name);
            return null;
        }
    }

    private async Task DeliverAsync(FakeBotApiUpdate update)
    {
        for (var failures = 0; ; failures++)
        {
            var (status, retryAfter) = await PostAsync(update);
            Deliveries.Enqueue(new FakeBotApiDelivery(update.Id, status, time.GetUtcNow()));
            if (status is >= 200 and < 300)
            {
                updates.Remove(update.Id);
                return;
            }

            var seconds = retryAfter?.TotalSeconds ?? (failures == 0 ? 0 : Math.Min(60, Math.Pow(2, failures)));
            await Task.Delay(target.Pace * seconds, time, _stop.Token);
        }
    }

    private async Task<(int Status, TimeSpan? RetryAfter)> PostAsync(FakeBotApiUpdate update)
    {
        await _connections.WaitAsync(_stop.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, NextAddress());
            request.Content = new ReadOnlyMemoryContent(update.Json);
            request.Content.Headers.ContentType = Json;
            if (target.Secret is { } secret) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
            using var response = await _http.SendAsync(request, _stop.Token);
            return ((int)response.StatusCode, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception) when (!_stop.IsCancellationRequested)
        {
            // No connection, no answer in time, or one that broke off: whatever it is, Telegram comes again.
            return (0, null);
        }
        finally
        {
            _connections.Release();
        }
    }

    /// <summary>The processes in turn, as a balancer in front of them would.</summary>
    private Uri NextAddress() =>
        target.Addresses[(int)((uint)Interlocked.Increment(ref _posts) % (uint)target.Addresses.Count)];
}

/// <param name="Addresses">At least one; several are processes behind one public address.</param>
/// <param name="Pace">What a second between two tries lasts here.</param>
/// <param name="AnswerLimit">How long one try may take.</param>
internal sealed record FakeBotApiTarget(
    IReadOnlyList<Uri> Addresses, string? Secret, int ConnectionsMax, TimeSpan Pace, TimeSpan AnswerLimit);
