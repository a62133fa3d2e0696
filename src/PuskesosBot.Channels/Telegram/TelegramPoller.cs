using System.Globalization;
using System.Text.Json;

namespace PuskesosBot.Channels.Telegram;

/// <summary>
/// Fetches updates with getUpdates and confirms them, by the next call's offset, only after their turns are
/// committed. Chats go side by side, the messages of one chat one after another.
/// </summary>
/// <param name="trouble">Told in English when a poll fails, at every failure; free of personal data.</param>
public sealed class TelegramPoller(
    TelegramApi api, TelegramReader reader, InboundHandler handle, TimeProvider time, Action<string> trouble)
{
    private static readonly TimeSpan PauseFirst = TimeSpan.FromSeconds(1), PauseMax = TimeSpan.FromMinutes(1);

    /// <summary>As long as Telegram itself obeys a Retry-After.</summary>
    private static readonly TimeSpan ToldPauseMax = TimeSpan.FromHours(1);

    /// <summary>Committed but above the offset, so fetched again with the one that failed; at most a page.</summary>
    private readonly HashSet<long> _committed = [];
    private long? _offset;
    private int _failures;

    /// <summary>Polls until cancelled, and then returns without throwing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var pause = await PollAsync(ct);
                if (pause > TimeSpan.Zero) await Task.Delay(pause, time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The end of the process is the only way out; what was not confirmed is fetched again at the next start.
        }
    }

    /// <summary>How long to wait before the next poll.</summary>
    private async Task<TimeSpan> PollAsync(CancellationToken ct)
    {
        var answer = await api.GetUpdatesAsync(_offset, ct);
        if (answer is TelegramAnswer.Ok { Result: { ValueKind: JsonValueKind.Array } page })
            return await TakeAsync(page, ct);

        trouble(answer switch
        {
            TelegramAnswer.Failed failed => $"getUpdates: {failed.Code} {failed.Description}",
            TelegramAnswer.Nothing nothing => $"getUpdates: {nothing.Reason}",
            _ => "getUpdates: an answer without updates",
        });
        return Pause(answer is TelegramAnswer.Failed { RetryAfter: { } told } ? told : TimeSpan.Zero);
    }

    private async Task<TimeSpan> TakeAsync(JsonElement page, CancellationToken ct)
    {
        var updates = page.EnumerateArray().Select(Read).ToList();
        if (updates.Count == 0)
        {
            _failures = 0;
            return TimeSpan.Zero;
        }

        var chats = updates
            .Where(update => update.Id is not { } id || !_committed.Contains(id))
            .GroupBy(update => update.Lane)
            .Select(chat => TakeInOrderAsync([.. chat], ct));
        var failed = (await Task.WhenAll(chats)).Min();
        var hasMoved = ConfirmBelow(failed, updates);
        if (failed is null && hasMoved)
        {
            _failures = 0;
            return TimeSpan.Zero;
        }

        trouble(failed is null
            ? "getUpdates: updates without update_id"
            : $"update {failed} is not committed and will be fetched again");
        return Pause(TimeSpan.Zero);
    }

    /// <summary>The id of the first update that has to come again, or null.</summary>
    private async Task<long?> TakeInOrderAsync(IReadOnlyList<Fetched> chat, CancellationToken ct)
    {
        foreach (var update in chat)
        {
            var isDone = await TakeAsync(update.Reading, ct);
            if (update.Id is not { } id) continue;
            if (!isDone) return id;
            lock (_committed) _committed.Add(id);
        }

        return null;
    }

    private async Task<bool> TakeAsync(TelegramReading reading, CancellationToken ct)
    {
        switch (reading)
        {
            case TelegramReading.Message message:
                var verdict = await handle(message.Inbound, ct);
                TelegramMetrics.Count(verdict);
                return verdict == InboundVerdict.Committed;
            case TelegramReading.Ignored ignored:
                TelegramMetrics.Count("ignored", ignored.Reason);
                return true;
            case TelegramReading.TooEarly:
                TelegramMetrics.Count("too_early");
                return false;
            case TelegramReading.Malformed:
                // It would come back for ever and hold up the good ones behind it.
                TelegramMetrics.Count("malformed");
                return true;
            default:
                throw new System.Diagnostics.UnreachableException(reading.GetType().Name);
        }
    }

    private bool ConfirmBelow(long? failed, List<Fetched> updates)
    {
        var before = _offset;
        _offset = failed ?? updates.Max(update => update.Id) + 1 ?? _offset;
        _committed.RemoveWhere(id => id < _offset);
        return _offset != before;
    }

    private Fetched Read(JsonElement update)
    {
        var reading = reader.Read(update);
        long? id = update.ValueKind == JsonValueKind.Object
            && update.TryGetProperty("update_id", out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var number) ? number : null;
        var lane = reading is TelegramReading.Message { Inbound.Address.Id: var chat }
            ? chat
            : $"update {id?.ToString(CultureInfo.InvariantCulture)}";
        return new Fetched(id, lane, reading);
    }

    private TimeSpan Pause(TimeSpan told)
    {
        var own = PauseFirst * Math.Pow(2, Math.Min(_failures++, 10));
        var capped = own < PauseMax ? own : PauseMax;
        return told > ToldPauseMax ? ToldPauseMax : told > capped ? told : capped;
    }

    private sealed record Fetched(long? Id, string Lane, TelegramReading Reading);
}
