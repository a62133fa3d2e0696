using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>The only thing that talks to providers: one queue for each channel, results to the ledger.</summary>
public sealed class Sender : IAsyncDisposable
{
    private readonly DeskDatabase _database;
    private readonly Dictionary<string, ChannelQueue> _queues;
    private readonly Ledger _ledger;
    private readonly OutboxSweep _sweep;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    public Sender(
        DeskDatabase database, IEnumerable<IChannelSender> channels, TimeProvider time, ILogger<Sender> log)
    {
        _database = database;
        ProcessId = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        _ledger = new Ledger(database, Forget, time, log);
        _queues = channels.ToDictionary(
            c => c.Channel, c => new ChannelQueue(c, _ledger, () => _sweep!.Wake(), time, log));
        _sweep = new OutboxSweep(database, ProcessId, _queues, time, log);
    }

    /// <summary>Signs the rows this process has in hand.</summary>
    public string ProcessId { get; }

    /// <summary>Messages in memory over all channels.</summary>
    public int InMemory => _queues.Values.Sum(queue => queue.Count);

    /// <summary>How each channel's provider treats us.</summary>
    public IReadOnlyList<ChannelState> States => [.. _queues.Values.Select(queue => queue.State)];

    /// <summary>Begins to send; what a process before us had in hand is found and marked as possibly doubled.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        await _sweep.ReclaimAsync(ct);
        _database.News.Told += Hear;
        _running.Add(Task.Run(() => _ledger.RunAsync(), CancellationToken.None));
        _running.AddRange(_queues.Values.Select(queue =>
            Task.Run(() => queue.RunAsync(_stop.Token), CancellationToken.None)));
        _running.Add(Task.Run(() => _sweep.RunAsync(_stop.Token), CancellationToken.None));
        _running.Add(Task.Run(HearAsync, CancellationToken.None));
    }

    /// <summary>
    /// What a provider tells later about a message it took; when this returns, the provider may forget it.
    /// </summary>
    public Task ReportAsync(DeliveryReport report, CancellationToken ct) => _ledger.ReportAsync(report, ct);

    /// <summary>Until when a reply may be free text on this channel; null: always. After that it waits.</summary>
    public DateTimeOffset? FreeTextUntil(string channel, DateTimeOffset lastInboundAt) =>
        WindowOf(channel) is { } window ? lastInboundAt + window - DeliveryLimits.WindowMargin : null;

    internal bool HasRoom(string channel) => _queues.TryGetValue(channel, out var queue) && queue.HasRoom;

    /// <summary>Rows of the channel wait in the database.</summary>
    internal bool IsBehind(string channel) => !_queues.TryGetValue(channel, out var queue) || queue.IsBehind;

    internal bool HasFreeTextWindow(string channel) => WindowOf(channel) is not null;

    /// <summary>How long after a person wrote free text may be said there; null: always.</summary>
    internal TimeSpan? WindowOf(string channel) => _queues.GetValueOrDefault(channel)?.FreeTextWindow;

    /// <summary>Channels that messages can be sent on from here.</summary>
    internal IReadOnlyCollection<string> Channels => _queues.Keys;

    /// <summary>Messages of this channel can be sent from here.</summary>
    internal bool Serves(string channel) => _queues.ContainsKey(channel);

    /// <summary>Rows whose transaction is committed.</summary>
    internal void Take(IReadOnlyList<OutboxItem> items)
    {
        foreach (var item in items)
        {
            if (item.IsInHand) _queues[item.Message.To.Channel].Add(item);
        }
    }

    /// <summary>
    /// Lets calls under way finish, writes down what they said, and gives the rest back to the line: none of it is in
    /// doubt.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _database.News.Told -= Hear;
        await _stop.CancelAsync();
        foreach (var task in _running.Skip(1)) await task;
        _ledger.Close();
        if (_running.Count > 0)
        {
            await _running[0];
            await _sweep.GiveBackAsync();
        }

        _stop.Dispose();
    }

    private void Forget(string channel, Guid contactId, Guid? id)
    {
        if (_queues.TryGetValue(channel, out var queue)) queue.Forget(contactId, id);
    }

    private void Hear(string topic)
    {
        if (topic == Topics.Outbox) _sweep.Wake();
    }

    private async Task HearAsync()
    {
        try
        {
            await _database.HearAsync(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopping.
        }
    }
}
