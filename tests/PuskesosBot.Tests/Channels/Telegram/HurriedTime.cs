namespace PuskesosBot.Tests.Channels.Telegram;

/// <summary>A clock whose waits last a fiftieth, so that back-off can be seen without waiting for it.</summary>
internal sealed class HurriedTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 50 : dueTime, period);
}
