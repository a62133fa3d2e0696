using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.Observability;

/// <summary>How each channel does, for staff and for metrics. Names no resident and no secret.</summary>
internal sealed class ChannelHealth : IDisposable
{
    private readonly DeskDatabase _database;
    private readonly Func<IReadOnlyList<ChannelState>> _states;
    private readonly Meter _meter = new("PuskesosBot.Channels");

    public ChannelHealth(DeskDatabase database, IServiceProvider services)
    {
        _database = database;
        // A host that sends nothing has no sender.
        _states = () => services.GetService<Sender>()?.States ?? [];
        _meter.CreateObservableGauge(
            "puskesos.channel.state", Conditions, description: "1 for the condition a channel is in.");
        _meter.CreateObservableGauge(
            "puskesos.channel.alarm", Alarms, description: "1 for each open alarm of a channel.");
    }

    /// <summary>What was open when the watch last looked; for metrics.</summary>
    public IReadOnlyList<ChannelAlarm> Open { get; set; } = [];

    /// <summary>Reads the open alarms anew; without the database only what this process knows.</summary>
    public async Task<IReadOnlyList<ChannelReport>> AskAsync(CancellationToken ct)
    {
        var (alarms, fault) = await OpenAlarmsAsync(ct);
        var states = _states().ToDictionary(state => state.Channel);
        return
        [
            .. states.Keys.Union(alarms.Select(alarm => alarm.Channel)).Order(StringComparer.Ordinal).Select(channel =>
                ReportOf(channel, states.GetValueOrDefault(channel), alarms, fault)),
        ];
    }

    public void Dispose() => _meter.Dispose();

    private static ChannelReport ReportOf(
        string channel, ChannelState? state, List<ChannelAlarm> alarms, string? fault) =>
        new(channel, state?.Condition.ToString(), state?.Since, state?.InMemory ?? 0, state?.IsOurs ?? false,
            [
                .. alarms.Where(alarm => alarm.Channel == channel).OrderBy(alarm => alarm.Since).Select(alarm =>
                    new AlarmReport(alarm.Code.ToString(), alarm.Since, alarm.Detail, AlarmAdvice.For(alarm.Code))),
            ],
            fault);

    private async Task<(List<ChannelAlarm> Alarms, string? Fault)> OpenAlarmsAsync(CancellationToken ct)
    {
        try
        {
            await using var desk = _database.Open();
            var alarms = await desk.ChannelAlarms.AsNoTracking().Where(alarm => alarm.ClearedAt == null)
                .ToListAsync(ct).WaitAsync(Readiness.CheckMax, ct);
            return (alarms, null);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // As in readiness: only its type.
            return ([], fault.GetType().Name);
        }
    }

    private IEnumerable<Measurement<int>> Conditions() =>
        from state in _states()
        from condition in Enum.GetValues<ChannelCondition>()
        select new Measurement<int>(
            state.Condition == condition ? 1 : 0, Tag("channel", state.Channel), Tag("state", condition.ToString()));

    private IEnumerable<Measurement<int>> Alarms() =>
        from state in _states()
        from code in Enum.GetValues<ChannelAlarmCode>()
        select new Measurement<int>(
            Open.Any(alarm => alarm.Channel == state.Channel && alarm.Code == code) ? 1 : 0,
            Tag("channel", state.Channel), Tag("alarm", code.ToString()));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

/// <summary>One channel on the page for staff.</summary>
/// <param name="Condition">Null: this process does not have the channel.</param>
/// <param name="IsOurs">This process sends on it.</param>
/// <param name="AlarmsFault">Why the alarms could not be read.</param>
internal sealed record ChannelReport(
    string Channel, string? Condition, DateTimeOffset? Since, int InMemory, bool IsOurs,
    IReadOnlyList<AlarmReport> Alarms, string? AlarmsFault);

/// <summary>One open alarm.</summary>
internal sealed record AlarmReport(string Code, DateTimeOffset Since, string Detail, string WhatToDo);
