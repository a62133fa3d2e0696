using System.Collections.Concurrent;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// Signs and posts what Twilio tells us: to the public address, or where that is in this test.
/// </summary>
internal sealed class FakeTwilioWebhooks(string authToken, TimeProvider time) : IAsyncDisposable
{
    private const int ConnectionsMax = 32;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        // Twilio, error 11205: so long it waits for an answer.
        Timeout = TimeSpan.FromSeconds(15),
    };

    // Waiting for a free one is not part of the time an answer may take.
    private readonly SemaphoreSlim _connections = new(ConnectionsMax);
    private readonly TwilioSignature _signature = new(authToken);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _running = [];
    private readonly Lock _random = new();
    private Random _luck = new(0);
    private FakeTwilioCallbacks _callbacks = new();

    public Uri? PublicBase { get; set; }

    /// <summary>Where <see cref="PublicBase"/> is in this test.</summary>
    public Uri? Actual { get; set; }

    public FakeTwilioCallbacks Callbacks
    {
        get => _callbacks;
        set => (_callbacks, _luck) = (value, new Random(value.Seed));
    }

    public ConcurrentQueue<FakeTwilioDelivery> Deliveries { get; } = [];

    /// <summary>Sid and stage of which no callback was posted.</summary>
    public ConcurrentQueue<(string Sid, string Stage)> Lost { get; } = [];

    public int Waiting => _running.Count;

    public string Sign(string url, byte[] body) => _signature.Of(url, TwilioForm.Parse(body)!);

    /// <summary>The callbacks of one message, one after another.</summary>
    public Task TellAsync(FakeTwilioSent sent, FakeTwilio fake)
    {
        if (sent.StatusCallback is not { } url) return Task.CompletedTask;
        var stages = sent.Fate is null || Callbacks.Stages.Count == 0 ? Callbacks.Stages : Callbacks.FailingStages;
        var forms = stages.SelectMany(stage => Enumerable.Repeat(stage, Callbacks.Times)).ToArray();
        lock (_random)
        {
            if (Callbacks.Shuffled) _luck.Shuffle(forms);
            forms = [.. forms.Where(_ => _luck.NextDouble() >= Callbacks.Lost)];
        }

        foreach (var stage in stages.Except(forms)) Lost.Enqueue((sent.Sid, stage));

        return Remember(Task.Run(async () =>
        {
            foreach (var stage in forms)
                await PostAsync(url, await BytesAsync(FakeTwilioPeople.Status(sent, stage, fake)), null);
        }));
    }

    public static Task<byte[]> BytesAsync(IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return content.ReadAsByteArrayAsync();
    }

    /// <param name="url">As Twilio knows it.</param>
    /// <param name="body">The form's bytes.</param>
    /// <param name="signature">Null: the right one.</param>
    /// <param name="contentType">Null: a form.</param>
    public async Task<FakeTwilioDelivery> PostAsync(
        string url, byte[] body, string? signature, string contentType = "application/x-www-form-urlencoded")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Reachable(url));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation(TwilioSignature.Header, signature ?? Sign(url, body));
        request.Headers.TryAddWithoutValidation("User-Agent", "TwilioProxy/1.1");
        FakeTwilioDelivery delivery;
        await _connections.WaitAsync(CancellationToken.None);
        try
        {
            using var response = await _http.SendAsync(request, _stop.Token);
            var answer = await response.Content.ReadAsStringAsync(_stop.Token);
            delivery = new FakeTwilioDelivery(url, (int)response.StatusCode, answer, time.GetUtcNow());
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            delivery = new FakeTwilioDelivery(url, 0, "", time.GetUtcNow());
        }
        finally
        {
            _connections.Release();
        }

        Deliveries.Enqueue(delivery);
        return delivery;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _http.Dispose();
        _connections.Dispose();
        _stop.Dispose();
    }

    private Task Remember(Task work)
    {
        _running[work] = 0;
        work.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
        return work;
    }

    private Uri Reachable(string url)
    {
        if (PublicBase is null || Actual is null) return new Uri(url);
        var known = PublicBase.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return url.StartsWith(known, StringComparison.Ordinal)
            ? new Uri(Actual.GetLeftPart(UriPartial.Authority) + url[known.Length..])
            : new Uri(url);
    }
}
