using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>What providers tell after they took a message: late, doubled and in any order.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private readonly DeliveryRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(new[] { DeliveryStage.Sent, DeliveryStage.Delivered, DeliveryStage.Read }, DeliveryStage.Read)]
    [InlineData(new[] { DeliveryStage.Read, DeliveryStage.Sent, DeliveryStage.Delivered }, DeliveryStage.Read)]
    [InlineData(new[] { DeliveryStage.Delivered, DeliveryStage.Failed }, DeliveryStage.Delivered)]
    [InlineData(new[] { DeliveryStage.Failed, DeliveryStage.Sent, DeliveryStage.Delivered }, DeliveryStage.Failed)]
    [InlineData(new[] { DeliveryStage.Sent, DeliveryStage.Sent, DeliveryStage.Sent }, DeliveryStage.Sent)]
    public async Task A_message_never_moves_back(DeliveryStage[] told, DeliveryStage stands)
    {
        var row = await _room.QueueAsync("halo");
        await using var sender = await _room.StartAsync(Accepting());
        await _room.StateBecomesAsync(row, OutboxState.Sent);

        foreach (var stage in told) await sender.ReportAsync(Report("m-1", stage), Ct);

        (await _room.ReadAsync(row)).Stage.ShouldBe(stands);
        await using var desk = _room.Database.Open();
        (await desk.DeliveryEvents.CountAsync(Ct)).ShouldBe(told.Distinct().Count());
    }

    [Fact]
    public async Task A_report_that_comes_before_the_message_is_written_down_is_matched_afterwards()
    {
        var row = await _room.QueueAsync("halo");
        var channel = Accepting();
        await using (var early = await _room.StartAsync(new ScriptedChannel(
            ScriptedChannel.Unlimited, (_, _) => new SendResult.Throttled(TimeSpan.FromDays(1), WholeChannel: true))))
        {
            await early.ReportAsync(Report("m-1", DeliveryStage.Delivered), Ct);
            await early.ReportAsync(Report("m-1", DeliveryStage.Sent), Ct);
        }

        await using var sender = await _room.StartAsync(channel);
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 1);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        (await _room.ReadAsync(row)).Stage.ShouldBe(DeliveryStage.Delivered);
        await using var desk = _room.Database.Open();
        (await desk.EarlyReports.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public Task Many_that_are_written_together_each_meet_their_own_report_on_sqlite() => MeetAsync(_room);

    [Fact]
    public async Task Many_that_are_written_together_each_meet_their_own_report_on_postgres()
    {
        await using var room = new DeliveryRoom();
        await room.OpenAsync(new PostgresDatabase(await PostgresServer.CreateDatabaseAsync()));
        await MeetAsync(room);
    }

    private static async Task MeetAsync(DeliveryRoom room)
    {
        const int messages = 3 * LedgerStatements.Together;
        var rows = new List<Guid>();
        for (var n = 0; n < messages; n++) rows.Add(await room.QueueAsync($"{n}", chat: $"51{n:00000000}"));
        var channel = new ScriptedChannel(
            ScriptedChannel.Unlimited, (message, _) => new SendResult.Accepted($"m-{message.Text}"))
        {
            ReportsDelivery = true,
        };
        await using (var earlier = await room.StartAsync(new ScriptedChannel(
            ScriptedChannel.Unlimited, (_, _) => new SendResult.Throttled(TimeSpan.FromDays(1), WholeChannel: true))))
        {
            for (var n = 0; n < messages; n += 2)
                await earlier.ReportAsync(Report(room, $"m-{n}", DeliveryStage.Delivered), Ct);
        }

        await using var sender = await room.StartAsync(channel);
        await room.AdvanceUntilAsync(() => channel.Calls.Count == messages);

        for (var n = 0; n < messages; n++)
        {
            await room.StateBecomesAsync(rows[n], OutboxState.Sent);
            var row = await room.ReadAsync(rows[n]);
            (row.ExternalId, row.Attempts, row.LeasedBy).ShouldBe(($"m-{n}", 1, null));
            row.Stage.ShouldBe(n % 2 == 0 ? DeliveryStage.Delivered : DeliveryStage.Queued);
        }
    }

    [Fact]
    public async Task Reports_about_messages_that_never_turn_up_are_forgotten_after_a_while()
    {
        await using var sender = await _room.StartAsync(Accepting());
        await sender.ReportAsync(Report("m-unknown", DeliveryStage.Sent), Ct);

        _room.Time.Advance(DeliveryLimits.EarlyReportsKept + DeliveryLimits.RenewEvery);

        await Until.TrueAsync(
            async () =>
            {
                _room.Time.Advance(TimeSpan.FromSeconds(1));
                await using var desk = _room.Database.Open();
                return !await desk.EarlyReports.AnyAsync(Ct);
            },
            "forgotten");
    }

    [Fact]
    public async Task A_report_proves_that_a_message_arrived_whose_answer_was_lost()
    {
        var row = await _room.QueueAsync("halo");
        var channel = new ScriptedChannel(
            ScriptedChannel.Unlimited, (_, _) => new SendResult.Unreachable("timeout", MayHaveArrived: true));
        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");

        await sender.ReportAsync(
            Report("m-1", DeliveryStage.Delivered) with { Key = channel.Calls[0].Key }, Ct);
        _room.Time.Advance(TimeSpan.FromMinutes(10));

        var settled = await _room.ReadAsync(row);
        (settled.State, settled.ExternalId).ShouldBe((OutboxState.Sent, "m-1"));
        channel.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FailureKind.Message)]
    [InlineData(FailureKind.Address)]
    [InlineData(FailureKind.OptOut)]
    public async Task A_failure_is_kept_with_its_code_and_what_it_says_about_the_person(FailureKind failure)
    {
        var row = await _room.QueueAsync("halo");
        await using var sender = await _room.StartAsync(Accepting());
        await _room.StateBecomesAsync(row, OutboxState.Sent);

        await sender.ReportAsync(
            Report("m-1", DeliveryStage.Failed) with { Code = "63999", Failure = failure }, Ct);

        var failed = await _room.ReadAsync(row);
        (failed.State, failed.Stage, failed.Error)
            .ShouldBe((OutboxState.Buried, DeliveryStage.Failed, "63999: told by the provider"));
        var contact = await _room.ContactOfAsync(row);
        (contact.BlockedAt is not null).ShouldBe(failure == FailureKind.Address);
        (contact.NoticesStoppedAt is not null).ShouldBe(failure == FailureKind.OptOut);
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again_and_given_up_after_three()
    {
        var row = await _room.QueueAsync("halo");
        var channel = Accepting();
        await using var sender = await _room.StartAsync(channel);

        for (var tries = 1; tries <= DeliveryLimits.FailedReportsMax; tries++)
        {
            var calls = tries;
            await _room.AdvanceUntilAsync(() => channel.Calls.Count == calls);
            await _room.StateBecomesAsync(row, OutboxState.Sent);
            await sender.ReportAsync(
                Report($"m-{tries}", DeliveryStage.Failed) with { Code = "63018", Failure = FailureKind.Passing }, Ct);
        }

        (await _room.ReadAsync(row)).State.ShouldBe(OutboxState.Buried);
        channel.Calls.Count.ShouldBe(DeliveryLimits.FailedReportsMax);
    }

    [Fact]
    public async Task A_failure_told_before_the_answer_counts_once_the_answer_is_there()
    {
        var row = await _room.QueueAsync("halo");
        var channel = LosingFirst();
        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");

        await sender.ReportAsync(Failed("m-2", row, FailureKind.Passing), Ct);
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 3);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        (await _room.ReadAsync(row)).ExternalId.ShouldBe("m-3");
    }

    [Fact]
    public async Task That_it_was_taken_told_after_that_it_failed_does_not_stop_the_next_try()
    {
        var row = await _room.QueueAsync("halo");
        var channel = Accepting();
        await using var sender = await _room.StartAsync(channel);
        await _room.StateBecomesAsync(row, OutboxState.Sent);

        await sender.ReportAsync(Failed("m-1", row, FailureKind.Passing), Ct);
        await sender.ReportAsync(Report("m-1", DeliveryStage.Sent) with { Key = row.ToString("N") }, Ct);
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 2);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        (await _room.ReadAsync(row)).ExternalId.ShouldBe("m-2");
    }

    [Fact]
    public async Task The_failure_of_a_sending_whose_answer_was_lost_says_nothing_about_the_next_one()
    {
        var row = await _room.QueueAsync("halo");
        var channel = LosingFirst();
        await using var sender = await _room.StartAsync(channel);
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 2);
        await _room.StateBecomesAsync(row, OutboxState.Sent);

        await sender.ReportAsync(Failed("m-1", row, FailureKind.Message), Ct);
        await sender.ReportAsync(Report("m-2", DeliveryStage.Delivered), Ct);

        var settled = await _room.ReadAsync(row);
        (settled.State, settled.Stage).ShouldBe((OutboxState.Sent, DeliveryStage.Delivered));
    }

    [Theory]
    [InlineData(DeliveryStage.Delivered)]
    [InlineData(DeliveryStage.Read)]
    public async Task What_arrived_by_an_earlier_sending_has_not_failed(DeliveryStage told)
    {
        var row = await _room.QueueAsync("halo");
        var channel = LosingFirst();
        await using var sender = await _room.StartAsync(channel);
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 2);
        await _room.StateBecomesAsync(row, OutboxState.Sent);

        await sender.ReportAsync(Failed("m-2", row, FailureKind.Message), Ct);
        var failed = await _room.ReadAsync(row);
        await sender.ReportAsync(Report("m-1", told) with { Key = row.ToString("N") }, Ct);

        failed.State.ShouldBe(OutboxState.Buried);
        var settled = await _room.ReadAsync(row);
        (settled.State, settled.Stage, settled.ExternalId, settled.Error, settled.PossiblyDoubled)
            .ShouldBe((OutboxState.Sent, told, "m-1", null, true));
    }

    [Fact]
    public async Task Where_nothing_reaches_an_address_what_waits_for_it_in_memory_is_not_sent()
    {
        var first = await _room.QueueAsync("satu");
        var second = await _room.QueueAsync("dua");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) => call == 1
            ? new SendResult.Accepted("m-1")
            : new SendResult.Throttled(TimeSpan.FromMinutes(1), WholeChannel: false));
        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 2, "both calls");
        await _room.StateBecomesAsync(first, OutboxState.Sent);

        await sender.ReportAsync(Failed("m-1", first, FailureKind.Address), Ct);
        await _room.StateBecomesAsync(second, OutboxState.Cancelled);
        _room.Time.Advance(TimeSpan.FromMinutes(10));

        await Until.TrueAsync(() => sender.InMemory == 0, "nothing waits");
        channel.Calls.Count.ShouldBe(2);
    }

    private static ScriptedChannel LosingFirst() => new(ScriptedChannel.Unlimited, (_, call) => call == 1
        ? new SendResult.Unreachable("timeout", MayHaveArrived: true)
        : new SendResult.Accepted($"m-{call}"))
    {
        ReportsDelivery = true,
    };

    private DeliveryReport Failed(string externalId, Guid row, FailureKind failure) =>
        Report(externalId, DeliveryStage.Failed) with { Failure = failure, Code = "63999", Key = row.ToString("N") };

    private static ScriptedChannel Accepting() =>
        new(ScriptedChannel.Unlimited, (_, call) => new SendResult.Accepted($"m-{call}")) { ReportsDelivery = true };

    private DeliveryReport Report(string externalId, DeliveryStage stage) => Report(_room, externalId, stage);

    private static DeliveryReport Report(DeliveryRoom room, string externalId, DeliveryStage stage) =>
        new(ChannelNames.Telegram, externalId, stage, null, room.Time.GetUtcNow());
}
