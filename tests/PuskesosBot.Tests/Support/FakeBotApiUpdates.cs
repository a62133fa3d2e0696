using System.Text;
using System.Text.Json;

namespace PuskesosBot.Tests.Support;

/// <summary>One update that waits to be fetched or delivered.</summary>
/// <param name="Lane">Updates of one lane go one after another, as in Telegram's server.</param>
internal sealed record FakeBotApiUpdate(long Id, string Lane, ReadOnlyMemory<byte> Json);

/// <summary>The queue behind getUpdates.</summary>
internal sealed class FakeBotApiUpdates
{
    private readonly Lock _lock = new();
    private readonly List<FakeBotApiUpdate> _waiting = [];
    private TaskCompletionSource _news = New();
    private CancellationTokenSource? _poll;
    private long _lastId = 820_000_000;

    public int Count
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    public FakeBotApiUpdate Add(string lane, string type, object content)
    {
        lock (_lock)
        {
            var id = ++_lastId;
            var json = JsonSerializer.SerializeToUtf8Bytes(
                new Dictionary<string, object> { ["update_id"] = id, [type] = content });
            var update = new FakeBotApiUpdate(id, lane, json);
            _waiting.Add(update);
            _news.TrySetResult();
            return update;
        }
    }

    public FakeBotApiUpdate[] All()
    {
        lock (_lock) return [.. _waiting];
    }

    public void Remove(long id)
    {
        lock (_lock) _waiting.RemoveAll(update => update.Id == id);
    }

    /// <summary>The JSON array of the answer; null when another getUpdates took over meanwhile.</summary>
    public async Task<string?> FetchAsync(long? offset, int limit, TimeSpan wait, CancellationToken ct)
    {
        CancellationTokenSource mine;
        lock (_lock)
        {
            if (offset is { } from) _waiting.RemoveAll(update => update.Id < from);
            _poll?.Cancel();
            mine = _poll = CancellationTokenSource.CreateLinkedTokenSource(ct);
        }

        try
        {
            if (Count == 0) await NewsAsync(wait, mine.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }

        lock (_lock)
        {
            var batch = _waiting.Take(Math.Clamp(limit, 1, 100)).Select(u => Encoding.UTF8.GetString(u.Json.Span));
            return $"[{string.Join(',', batch)}]";
        }
    }

    private async Task NewsAsync(TimeSpan wait, CancellationToken ct)
    {
        Task news;
        lock (_lock)
        {
            if (_waiting.Count > 0) return;
            if (_news.Task.IsCompleted) _news = New();
            news = _news.Task;
        }

        try
        {
            await news.WaitAsync(wait, ct);
        }
        catch (TimeoutException)
        {
            // An empty answer is what a poll without news gets.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
