namespace PuskesosBot.Tests.Support;

/// <summary>A clock that a test moves by hand; timers on it ring when it is moved past them.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by) => Set(GetUtcNow() + by);

    public void Set(DateTimeOffset at)
    {
        Interlocked.Exchange(ref _ticks, at.UtcTicks);
        List<Alarm> due;
        lock (_gate) due = _alarms.FindAll(alarm => alarm.IsDue(at.UtcTicks));
        foreach (var alarm in due) alarm.Ring(at.UtcTicks);
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        private long _dueTicks = long.MaxValue;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            _dueTicks = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.GetUtcNow().UtcTicks + dueTime.Ticks;
            lock (time._gate)
            {
                time._alarms.Remove(this);
                time._alarms.Add(this);
            }

            if (dueTime == TimeSpan.Zero) Ring(time.GetUtcNow().UtcTicks);
            return true;
        }

        public bool IsDue(long now) => now >= _dueTicks;

        public void Ring(long now)
        {
            _dueTicks = _period > TimeSpan.Zero ? now + _period.Ticks : long.MaxValue;
            ring();
        }

        public void Dispose()
        {
            lock (time._gate) time._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
