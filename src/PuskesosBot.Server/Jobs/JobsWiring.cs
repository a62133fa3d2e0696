using PuskesosBot.Data;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Relay;
using Quartz;

namespace PuskesosBot.Server.Jobs;

/// <summary>
/// What wakes us again and again. An alarm clock and no more: each job calls one named thing, and the rows say what is
/// due, so that a firing too many or too few changes nothing.
/// </summary>
internal static class JobsWiring
{
    private static readonly TimeSpan OftenEvery = TimeSpan.FromSeconds(30), EveningEvery = TimeSpan.FromMinutes(5);

    /// <summary>Somebody watches how far an announcement is.</summary>
    private static readonly TimeSpan WatchedEvery = TimeSpan.FromSeconds(5);

    internal static IServiceCollection AddJobs(this IServiceCollection services, ConfigurationManager configuration)
    {
        var store = DatabaseSetup.JobStore(configuration);
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(kept => Keep(kept, store));
            quartz.Every(OftenEvery, "handovers", (HandoverClock clock, TimeProvider time, CancellationToken ct) =>
                clock.RunAsync(time.GetUtcNow(), ct));
            quartz.Every(OftenEvery, "cases",
                Task (CaseClock clock, DeskDatabase database, TimeProvider time, CancellationToken ct) =>
                    clock.RunAsync(database, time.GetUtcNow(), ct));
            quartz.Every(WatchedEvery, "announcements",
                Task (AnnouncementClock clock, DeskDatabase database, TimeProvider time, CancellationToken ct) =>
                    clock.RunAsync(database, time, ct));
            quartz.Every(EveningEvery, "reminders",
                Task (PickupReminders reminders, TimeProvider time, CancellationToken ct) =>
                    reminders.RunAsync(time.GetUtcNow(), ct));
            quartz.Every(OftenEvery, "relay", (RelayRound relay, CancellationToken ct) => relay.RunAsync(ct));
        });
        var options = configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new JobsOptions();
        services.AddQuartzHostedService(hosted =>
            (hosted.WaitForJobsToComplete, hosted.AutoStart) = (true, options.Enabled));
        return services;
    }

    private static void Keep(IPersistentStoreBuilder kept, JobStore store)
    {
        kept.ProvisionSchema();
        if (store.IsShared) kept.UsePostgres(store.Factory, store.ConnectionString).UseClustering(_ => { });
        else kept.UseSqlite(store.Factory, store.ConnectionString);
    }

    // A round still running when the next is due makes that one needless, and so does a time that was slept through.
    private static void Every(this IQuartzBuilder quartz, TimeSpan interval, string name, Delegate job) =>
        quartz.ScheduleJob(name, job, trigger => trigger
            .WithOverlapPolicy(OverlapPolicy.Skip)
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
}
