namespace PuskesosBot.Tests.Support;

/// <summary>What came in, kept cheaply: an append under a lock, and a signal only when somebody waits.</summary>
internal sealed class FakeTwilioLog
{
    private readonly Lock _lock = new();
    private readonly List<FakeTwilioSent> _sent = [];
    private readonly List<FakeTwilioCall> _calls = [];
    private TaskCompletionSource? _news;

    public int SentCount
    {
        get
        {
            lock (_lock) return _sent.Count;
        }
    }

    public FakeTwilioSent[] Sent()
    {
        lock (_lock) return [.. _sent];
    }

    public FakeTwilioCall[] Calls()
    {
        lock (_lock) return [.. _calls];
    }

    public void Add(FakeTwilioCall call)
    {
        lock (_lock) _calls.Add(call);
    }

    public void Add(FakeTwilioSent sent)
    {
        lock (_lock)
        {
            _sent.Add(sent);
            _news?.TrySetResult();
            _news = null;
        }
    }

    public async Task<IReadOnlyList<FakeTwilioSent>> WaitForAsync(
        Func<IReadOnlyList<FakeTwilioSent>, bool> isDone, string what, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        while (NewsUnless(isDone) is { } news)
        {
            try
            {
                await news.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"waited in vain for {what}; {SentCount} were sent");
            }
        }

        return Sent();
    }

    private Task? NewsUnless(Func<IReadOnlyList<FakeTwilioSent>, bool> isDone)
    {
        lock (_lock)
        {
            if (isDone(_sent)) return null;
            _news ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _news.Task;
        }
    }
}
