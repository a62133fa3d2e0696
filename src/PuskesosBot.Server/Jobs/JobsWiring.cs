using System.Globalization;
using Microsoft.Extensions.Options;
using PuskesosBot.Data;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Media;
using PuskesosBot.Server.Relay;
using Quartz;

namespace PuskesosBot.Server.Jobs;

/// <summary>
/// What wakes us again and again. An alarm clock and no more: each job calls one named thing, and the rows say what is
/// due, so that a firing too many or too few changes nothing.
/// </summary>
internal static class JobsWiring
{
    /// <summary>Local, when nobody writes.</summary>
    private static readonly TimeOnly BackupAt = new(2, 0), RetentionAt = new(2, 30);

    private static readonly TimeSpan OftenEvery = TimeSpan.FromSeconds(30), EveningEvery = TimeSpan.FromMinutes(5);

    /// <summary>Somebody watches how far an announcement is.</summary>
    private static readonly TimeSpan WatchedEvery = TimeSpan.FromSeconds(5);

    internal static IServiceCollection AddJobs(
        this IServiceCollection services, ConfigurationManager configuration, TimeZoneInfo zone)
    {
        var data = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        services.AddSingleton<JobLog>().AddSingleton<JobList>();
        services.AddCleaning(configuration, data);
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(kept => Keep(kept, DatabaseSetup.JobStore(configuration)));
            quartz.AddJobListener(s => s.GetRequiredService<JobLog>());
            AddOften(quartz);
            quartz.Nightly(RetentionAt, zone, "retention", (CleaningRound round, CancellationToken ct) =>
                round.RunAsync(ct));
            if (data.Database == DatabaseKind.Sqlite)
                quartz.Nightly(BackupAt, zone, "backup", Task (SqliteBackup backup, TimeProvider time) =>
                    Task.Run(() => backup.Make(time.GetUtcNow())));
        });
        var options = configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() ?? new JobsOptions();
        services.AddQuartzHostedService(hosted =>
            (hosted.WaitForJobsToComplete, hosted.AutoStart) = (true, options.Enabled));
        return services;
    }

    private static void AddOften(IQuartzBuilder quartz)
    {
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
    }

    private static IServiceCollection AddCleaning(
        this IServiceCollection services, ConfigurationManager configuration, DataOptions data)
    {
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection(BackupOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(s => s.GetRequiredService<IOptions<RetentionOptions>>().Value.Periods)
            .AddSingleton<Retention>()
            .AddSingleton<ChatHolder>()
            .AddSingleton<SilentChats>()
            .AddSingleton(new MediaSweep(Path.Combine(data.Folder, "media")))
            .AddSingleton<CleaningRound>()
            .AddSingleton(s => s.GetRequiredService<IOptions<BackupOptions>>().Value.Of(data));
    }

    private static void Keep(IPersistentStoreBuilder kept, JobStore store)
    {
        kept.ProvisionSchema();
        if (store.IsShared) kept.UsePostgres(store.Factory, store.ConnectionString).UseClustering(_ => { });
        else kept.UseSqlite(store.Factory, store.ConnectionString);
    }

    // A machine that was off at night does it when it is on again.
    private static void Nightly(
        this IQuartzBuilder quartz, TimeOnly at, TimeZoneInfo zone, string name, Delegate job) =>
        quartz.ScheduleJob(name, job, trigger => trigger
            .WithIdentity(name)
            .WithOverlapPolicy(OverlapPolicy.Skip)
            .WithSchedule(CronScheduleBuilder
                .Create(string.Create(CultureInfo.InvariantCulture, $"0 {at.Minute} {at.Hour} * * ?"))
                .InTimeZone(zone)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));

    // A round still running when the next is due makes that one needless, and so does a time that was slept through.
    private static void Every(this IQuartzBuilder quartz, TimeSpan interval, string name, Delegate job) =>
        quartz.ScheduleJob(name, job, trigger => trigger
            .WithIdentity(name)
            .WithOverlapPolicy(OverlapPolicy.Skip)
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
}
