using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Jobs;
using PuskesosBot.Server.Observability;

namespace PuskesosBot.Server.Workers;

/// <summary>Wakes the channel watch each minute. Not at the start: providers first bring what they kept.</summary>
internal sealed partial class ChannelWatchWorker(
    ChannelWatch watch, ChannelHealth health, JobLog jobs, TimeProvider time, ILogger<ChannelWatchWorker> log)
    : BackgroundService
{
    /// <summary>Of every process: each tells of the channels it sends on.</summary>
    internal const string Job = "health";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(WatchLimits.Every, time, stoppingToken);
                await LookSafelyAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task LookSafelyAsync(CancellationToken ct)
    {
        var startedAt = time.GetUtcNow();
        try
        {
            var (before, open) = (health.Open, await watch.LookAsync(ct));
            health.Open = open;
            foreach (var alarm in open.ExceptBy(before.Select(Name), Name)) LogRaised(log, alarm.Channel, alarm.Code);
            foreach (var alarm in before.ExceptBy(open.Select(Name), Name)) LogCleared(log, alarm.Channel, alarm.Code);
            await jobs.KeepAsync(Job, startedAt, fault: null, staffId: null, ct);
        }
#pragma warning disable CA1031 // The one catch-all of this loop: the next look may find the database again.
        catch (Exception fault) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(log, fault.GetType().Name);
            await jobs.KeepAsync(Job, startedAt, fault, staffId: null, ct);
        }
    }

    private static (string Channel, ChannelAlarmCode Code) Name(ChannelAlarm alarm) => (alarm.Channel, alarm.Code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "channel alarm: {Channel} {Code}")]
    private static partial void LogRaised(ILogger log, string channel, ChannelAlarmCode code);

    [LoggerMessage(Level = LogLevel.Information, Message = "channel alarm over: {Channel} {Code}")]
    private static partial void LogCleared(ILogger log, string channel, ChannelAlarmCode code);

    [LoggerMessage(Level = LogLevel.Error, Message = "channels not watched: {Fault}")]
    private static partial void LogFailed(ILogger log, string fault);
}
