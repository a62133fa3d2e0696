using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Raises and clears alarms about channels in the table <c>channel_alarms</c>. Of several processes one looks; how a
/// provider treats our sending is told by the process that sends.
/// </summary>
/// <param name="states">Of all channels of this process, as <see cref="Sender.States"/>.</param>
/// <param name="looks">What else can be looked at.</param>
public sealed class ChannelWatch(
    DeskDatabase database, Func<IReadOnlyList<ChannelState>> states, IEnumerable<ChannelLook> looks, TimeProvider time)
{
    /// <summary>Name of the lease.</summary>
    public const string Lease = "channel watch";

    private static readonly ChannelAlarmCode[] OfSending = [ChannelAlarmCode.Refused, ChannelAlarmCode.Down];

    private readonly ChannelLook[] _looks = [.. looks];
    private readonly Dictionary<ChannelLook, (DateTimeOffset At, IReadOnlyList<ChannelTrouble>? Told)> _told = [];

    /// <summary>Looks once and writes what has changed. One call at a time.</summary>
    /// <returns>What is open now, whoever raised it.</returns>
    public async Task<IReadOnlyList<ChannelAlarm>> LookAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var isHolder = await database.HoldAsync(Lease, ct);
        var findings = new ChannelFindings(isHolder);
        foreach (var state in states()) AddSending(findings, state, now);
        if (isHolder) await AddOthersAsync(findings, now, ct);
        return await database.WriteAsync((desk, token) => SettleAsync(desk, findings, now, token), ct);
    }

    private static void AddSending(ChannelFindings findings, ChannelState state, DateTimeOffset now)
    {
        var isDown = state.Condition == ChannelCondition.Down && now - state.Since >= WatchLimits.DownFor;
        var trouble = state.Condition == ChannelCondition.Refused
            ? new ChannelTrouble(ChannelAlarmCode.Refused, state.Reason)
            : isDown ? new ChannelTrouble(ChannelAlarmCode.Down, state.Reason) : null;
        findings.Add(state.Channel, OfSending, state.IsOurs ? trouble is null ? [] : [trouble] : null);
    }

    private async Task AddOthersAsync(ChannelFindings findings, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var look in _looks) findings.Add(look.Channel, look.Codes, await AskAsync(look, now, ct));
        await using var desk = database.Open();
        foreach (var state in states())
        {
            findings.Add(
                state.Channel, TrafficLook.Codes, await new TrafficLook(desk, state.Channel, now).AskAsync(ct));
        }
    }

    private async Task<IReadOnlyList<ChannelTrouble>?> AskAsync(
        ChannelLook look, DateTimeOffset now, CancellationToken ct)
    {
        if (_told.TryGetValue(look, out var told) && now - told.At < look.Every) return told.Told;
        var answer = await look.AskAsync(ct);
        _told[look] = (now, answer);
        return answer;
    }

    private static async Task<IReadOnlyList<ChannelAlarm>> SettleAsync(
        DeskDb desk, ChannelFindings findings, DateTimeOffset now, CancellationToken ct)
    {
        var open = await desk.ChannelAlarms.Where(a => a.ClearedAt == null).ToListAsync(ct);
        foreach (var alarm in open)
        {
            if (findings.Found.Remove((alarm.Channel, alarm.Code), out var detail)) alarm.Detail = detail;
            else if (findings.IsWell(alarm.Channel, alarm.Code)) alarm.ClearedAt = now;
        }

        foreach (var ((channel, code), detail) in findings.Found)
            open.Add(desk.ChannelAlarms.Add(
                new ChannelAlarm { Channel = channel, Code = code, Since = now, Detail = detail }).Entity);
        return open.FindAll(alarm => alarm.ClearedAt is null);
    }
}

/// <summary>What one look at all channels brought.</summary>
/// <param name="isComplete">What nobody told about is well: a channel that is off has no alarms.</param>
internal sealed class ChannelFindings(bool isComplete)
{
    private readonly Dictionary<(string Channel, ChannelAlarmCode Code), bool> _isKnown = [];

    internal Dictionary<(string Channel, ChannelAlarmCode Code), string> Found { get; } = [];

    /// <param name="told">Null: nothing is known about these codes now.</param>
    internal void Add(string channel, IEnumerable<ChannelAlarmCode> codes, IReadOnlyList<ChannelTrouble>? told)
    {
        foreach (var code in codes) _isKnown[(channel, code)] = told is not null;
        foreach (var (code, detail) in told ?? [])
            Found[(channel, code)] = detail[..Math.Min(detail.Length, ChannelAlarm.DetailCharsMax)];
    }

    internal bool IsWell(string channel, ChannelAlarmCode code) =>
        _isKnown.TryGetValue((channel, code), out var isKnown) ? isKnown : isComplete;
}
