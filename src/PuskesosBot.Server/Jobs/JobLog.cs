using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Jobs;
using PuskesosBot.Desk.Privacy;
using Quartz;

namespace PuskesosBot.Server.Jobs;

/// <summary>Keeps how the last run of each job went, for the console.</summary>
internal sealed partial class JobLog(DeskDatabase database, TimeProvider time, ILogger<JobLog> log) : IJobListener
{
    /// <summary>In the data of a firing that a staff member asked for: the id.</summary>
    internal const string AskedBy = "asked_by";

    /// <summary>A run that went as the one before is written this often: jobs run every few seconds.</summary>
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (JobOutcome Outcome, DateTimeOffset At)> _written = new();

    public string Name => "job log";

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken) => default;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken) => default;

    public async ValueTask JobWasExecuted(
        IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken)
    {
        Guid? staff = Guid.TryParse(context.MergedJobDataMap.GetString(AskedBy), out var id) ? id : null;
        await KeepAsync(context.JobDetail.Key.Name, context.FireTimeUtc, jobException, staff, cancellationToken);
    }

    /// <summary>Never throws: what a job did is done, whether or not it can be told.</summary>
    internal async Task KeepAsync(
        string name, DateTimeOffset startedAt, Exception? fault, Guid? staffId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var outcome = fault is null ? JobOutcome.Succeeded : JobOutcome.Failed;
        if (staffId is null && _written.TryGetValue(name, out var last) && last.Outcome == outcome
            && now - last.At < WrittenEvery) return;
        try
        {
            var run = new JobRun { Name = name, StartedAt = startedAt, StaffId = staffId };
            await database.WriteAsync((desk, token) => WriteAsync(desk, run, fault, now, token), ct);
            _written[name] = (outcome, now);
        }
#pragma warning disable CA1031 // The one catch-all of this listener: the next run is written again.
        catch (Exception lost) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogLost(log, name, lost.GetType().Name);
        }
    }

    private static async Task<bool> WriteAsync(
        DeskDb desk, JobRun run, Exception? fault, DateTimeOffset now, CancellationToken ct)
    {
        var row = await desk.JobRuns.SingleOrDefaultAsync(r => r.Name == run.Name, ct) ?? desk.JobRuns.Add(run).Entity;
        (row.StartedAt, row.FinishedAt, row.StaffId) = (run.StartedAt, now, run.StaffId);
        (row.Outcome, row.Detail) = fault is null
            ? (JobOutcome.Succeeded, null)
            : (JobOutcome.Failed, FaultName.Of(Cause(fault)));
        row.Failures = fault is null ? 0 : row.Failures + 1;
        if (fault is null) row.SucceededAt = now;
        return true;
    }

    /// <summary>Quartz wraps what a job threw, once or twice.</summary>
    private static Exception Cause(Exception fault) =>
        fault is SchedulerException { InnerException: { } inner } ? Cause(inner) : fault;

    [LoggerMessage(Level = LogLevel.Error, Message = "how {Job} went is not written down: {Fault}")]
    private static partial void LogLost(ILogger log, string job, string fault);
}
