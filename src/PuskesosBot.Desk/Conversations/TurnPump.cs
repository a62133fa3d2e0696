using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Conversations;

/// <summary>
/// Where every inbound message goes. A conversation always uses the same lane, so its messages keep their order.
/// </summary>
public sealed class TurnPump : IAsyncDisposable
{
    private readonly TurnLane[] _lanes;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _running;

    public TurnPump(DeskDatabase database, TurnScript script, Sender sender, ILogger<TurnPump> log)
    {
        var lanes = database.HasOneWriter ? 1 : TurnLimits.LanesMax;
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new TurnLane(database, script, sender, log))];
        _running = [.. _lanes.Select(lane => Task.Run(() => lane.RunAsync(_stop.Token)))];
    }

    /// <summary>Turns that went into one transaction lately, on average: 1 or 2 unless residents wait for each other,
    /// and at most <see cref="TurnLimits.TurnsPerBatchMax"/>.</summary>
    public double Together => _lanes.Max(lane => lane.Together);

    /// <summary>Comes back when the message's turn is committed, or says at once that too much is waiting.</summary>
    public Task<InboundVerdict> RunAsync(InboundMessage message, CancellationToken ct)
    {
        var pending = new PendingTurn(message);
        return LaneOf(message.Address).TryTake(pending)
            ? pending.Done.WaitAsync(ct)
            : Task.FromResult(InboundVerdict.QueueFull);
    }

    /// <summary>Takes nothing more, finishes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes) lane.Close();
        await Task.WhenAll(_running);
        foreach (var lane in _lanes) await lane.DisposeAsync();
        _stop.Dispose();
    }

    private TurnLane LaneOf(ChatAddress address) => _lanes.Length == 1
        ? _lanes[0]
        : _lanes[(uint)StringComparer.Ordinal.GetHashCode(address.Channel + address.Id) % (uint)_lanes.Length];
}
