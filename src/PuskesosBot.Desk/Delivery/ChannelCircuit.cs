using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Whether a provider can be used: after several calls without any answer it is left alone, then one message at a time
/// probes it. Not thread-safe: its owner locks.
/// </summary>
internal sealed class ChannelCircuit(IChannelSender channel, long nowTicks)
{
    private int _silent;
    private int _probes;
    private long _pausedUntilTicks;

    internal ChannelState State { get; private set; } =
        new(channel.Channel, ChannelCondition.Working, new DateTimeOffset(nowTicks, TimeSpan.Zero), "");

    /// <summary>Calls that may be under way: one while it is being probed.</summary>
    internal int CallsMax => State.Condition is ChannelCondition.Down or ChannelCondition.Refused
        ? 1
        : channel.Limits.Concurrency;

    /// <summary>A failed call says nothing about the message while the provider as a whole is down.</summary>
    internal bool IsOpen => State.Condition == ChannelCondition.Down;

    /// <summary>Ticks until the next call may be made; 0: now.</summary>
    internal long WaitTicks(long now) => Math.Max(0, _pausedUntilTicks - now);

    internal void Take(SendResult result, long now)
    {
        switch (result)
        {
            case SendResult.Unreachable silent:
                HearNothing(silent.Reason, now);
                break;
            case SendResult.Misconfigured no:
                Become(ChannelCondition.Refused, $"{no.Code}: {no.Reason}", now);
                Pause(DeliveryLimits.MisconfiguredPause, now);
                break;
            case SendResult.Throttled { WholeChannel: true } wait:
                (_silent, _probes) = (0, 0);
                Become(ChannelCondition.Throttled, "the provider asks for silence", now);
                Pause(wait.RetryAfter, now);
                break;
            default:
                (_silent, _probes) = (0, 0);
                Become(ChannelCondition.Working, "", now);
                break;
        }
    }

    private void HearNothing(string reason, long now)
    {
        _silent++;
        // Calls that were under way when the pause began tell nothing new.
        if (_silent < DeliveryLimits.SilentCallsMax || now < _pausedUntilTicks) return;
        Become(ChannelCondition.Down, reason, now);
        Pause(DeliveryLimits.ProbeAfter(_probes++), now);
    }

    private void Pause(TimeSpan length, long now) =>
        _pausedUntilTicks = Math.Max(_pausedUntilTicks, now + length.Ticks);

    private void Become(ChannelCondition condition, string reason, long now)
    {
        if (State.Condition == condition && State.Reason == reason) return;
        var since = State.Condition == condition ? State.Since : new DateTimeOffset(now, TimeSpan.Zero);
        State = State with { Condition = condition, Since = since, Reason = reason };
    }
}

/// <summary>How a channel's provider treats us.</summary>
/// <param name="Channel">One of <see cref="ChannelNames"/>.</param>
/// <param name="Since">When it became so; UTC.</param>
/// <param name="Reason">Short, free of personal data; empty when it works.</param>
public sealed record ChannelState(string Channel, ChannelCondition Condition, DateTimeOffset Since, string Reason)
{
    /// <summary>Messages of the channel in memory.</summary>
    public int InMemory { get; init; }

    /// <summary>False: another process sends for this account.</summary>
    public bool IsOurs { get; init; } = true;
}

/// <summary>Refused: the provider takes nothing until a person mends our side.</summary>
public enum ChannelCondition { Working, Throttled, Down, Refused }
