namespace PuskesosBot.Tests.Support;

/// <summary>What came in, kept cheaply: an append under a lock, and a signal only when somebody waits.</summary>
internal sealed class FakeBotApiLog
{
    private readonly Lock _lock = new();
    private readonly List<FakeBotApiSent> _sent = [];
    private readonly List<FakeBotApiCall> _calls = [];
    private TaskCompletionSource? _news;

    public int SentCount
    {
        get
        {
            lock (_lock) return _sent.Count;
        }
    }

    public FakeBotApiSent[] Sent()
    {
        lock (_lock) return [.. _sent];
    }

    public FakeBotApiCall[] Calls()
    {
        lock (_lock) return [.. _calls];
    }

    public void Add(FakeBotApiCall call)
    {
        lock (_lock) _calls.Add(call);
    }

    public void Add(FakeBotApiSent sent)
    {
        lock (_lock)
        {
            _sent.Add(sent);
            _news?.TrySetResult();
            _news = null;
        }
    }

    public async Task<IReadOnlyList<FakeBotApiSent>> WaitForCountAsync(int count, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        while (NewsUnless(() => _sent.Count >= count) is { } news) await NewsAsync(news, $"{count} messages", deadline);
        return Sent();
    }

    public async Task<FakeBotApiSent> WaitForAsync(Func<FakeBotApiSent, bool> wanted, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        FakeBotApiSent? found = null;
        var looked = 0;
        bool Look()
        {
            for (; looked < _sent.Count && found is null; looked++)
                if (wanted(_sent[looked])) found = _sent[looked];
            return found is not null;
        }

        while (NewsUnless(Look) is { } news) await NewsAsync(news, "the wanted message", deadline);
        return found!;
    }

    private Task? NewsUnless(Func<bool> isDone)
    {
        lock (_lock)
        {
            if (isDone()) return null;
            _news ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _news.Task;
        }
    }

    private async Task NewsAsync(Task news, string wanted, CancellationTokenSource deadline)
    {
        try
        {
            await news.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"waited in vain for {wanted}; {SentCount} were sent");
        }
    }
}
