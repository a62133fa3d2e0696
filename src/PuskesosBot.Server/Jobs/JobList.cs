using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Jobs;
using PuskesosBot.Server.Workers;
using Quartz;

namespace PuskesosBot.Server.Jobs;

/// <summary>The jobs as the console shows them: how the last run went, when the next is, and "run now".</summary>
internal sealed class JobList(ISchedulerFactory schedulers)
{
    /// <param name="desk">To read from.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<JobRow>> ReadAsync(DeskDb desk, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var runs = await desk.JobRuns.AsNoTracking().ToDictionaryAsync(run => run.Name, ct);
        var rows = new List<JobRow>();
        foreach (var job in JobWords.Names)
        {
            var run = runs.GetValueOrDefault(job);
            if (job == ChannelWatchWorker.Job) rows.Add(new JobRow(job, run, null, MayAsk: false));
            else if (await scheduler.GetTrigger(new TriggerKey(job), ct) is { } trigger)
                rows.Add(new JobRow(job, run, trigger.NextFireTimeUtc, MayAsk: true));
        }

        return rows;
    }

    /// <summary>It can be run now.</summary>
    public async Task<bool> HasAsync(string job, CancellationToken ct) =>
        JobWords.Names.Contains(job)
        && await (await schedulers.GetScheduler(ct)).Exists(new JobKey(job), ct);

    /// <summary>Soon, by this process or another; not while it runs already.</summary>
    public async Task RunAsync(string job, Guid staffId, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var asked = new JobDataMap { [JobLog.AskedBy] = staffId.ToString() };
        await scheduler.TriggerJob(new JobKey(job), asked, ct);
    }
}

/// <param name="Run">Null: it has not run yet.</param>
/// <param name="NextAt">Null: not by the scheduler's clock.</param>
/// <param name="MayAsk">It can be run now.</param>
internal sealed record JobRow(string Name, JobRun? Run, DateTimeOffset? NextAt, bool MayAsk);
