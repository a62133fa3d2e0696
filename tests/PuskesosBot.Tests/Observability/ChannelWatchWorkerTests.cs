using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.Jobs;
using PuskesosBot.Server.Observability;
using PuskesosBot.Server.Workers;
using PuskesosBot.Tests.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Observability;

public sealed class ChannelWatchWorkerTests
{
    [Fact]
    public async Task Each_minute_channels_are_looked_at_and_a_fault_ends_nothing()
    {
        await using var room = new DeliveryRoom();
        await room.InitializeAsync();
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var health = new ChannelHealth(room.Database, services);
        var looks = 0;
        var look = new ChannelLook(
            ChannelNames.Telegram, [ChannelAlarmCode.WebhookElsewhere], TimeSpan.Zero,
            _ => ++looks == 1
                ? throw new InvalidOperationException("a look that fails")
                : Task.FromResult<IReadOnlyList<ChannelTrouble>?>(
                    [new ChannelTrouble(ChannelAlarmCode.WebhookElsewhere, "no webhook is set")]));
        using var worker = new ChannelWatchWorker(
            new ChannelWatch(room.Database, () => [], [look], room.Time), health,
            new JobLog(room.Database, room.Time, NullLogger<JobLog>.Instance), room.Time,
            NullLogger<ChannelWatchWorker>.Instance);

        await worker.StartAsync(TestContext.Current.CancellationToken);
        await room.AdvanceUntilAsync(() => health.Open.Count == 1, WatchLimits.Every);
        var told = await health.AskAsync(TestContext.Current.CancellationToken);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        looks.ShouldBeGreaterThanOrEqualTo(2);
        await using var desk = room.Database.Open();
        (await desk.JobRuns.SingleAsync(TestContext.Current.CancellationToken)).Name.ShouldBe(ChannelWatchWorker.Job);
        told.Single().Alarms.Single().WhatToDo.ShouldStartWith("Pesan warga tidak diantar");
    }
}
