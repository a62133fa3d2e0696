using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>Alarms about channels, raised and cleared with the clock moved by hand.</summary>
public sealed class ChannelWatchTests : IAsyncLifetime
{
    private readonly DeliveryRoom _room = new();
    private readonly List<ChannelLook> _looks = [];
    private ChannelState _state = new(
        ChannelNames.WhatsApp, ChannelCondition.Working, new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero), "");

    private ChannelWatch? _watch;
    private int _rows;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _room.Time.GetUtcNow();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Silence_in_an_hour_that_is_busy_in_other_weeks_is_an_alarm_until_somebody_writes()
    {
        for (var week = 1; week <= 3; week++) await HearAsync(10, WeeksAgo(week));
        await HearAsync(1, TimeSpan.Zero);

        (await LookAsync(after: TimeSpan.FromMinutes(10))).ShouldBeEmpty();
        (await LookAsync(after: TimeSpan.FromMinutes(10))).ShouldBe([ChannelAlarmCode.NothingInbound]);
        await HearAsync(1, TimeSpan.Zero);
        (await LookAsync(after: TimeSpan.FromMinutes(1))).ShouldBeEmpty();

        var alarm = (await AllAsync()).Single();
        (alarm.Channel, alarm.ClearedAt).ShouldBe((ChannelNames.WhatsApp, Now));
        alarm.Detail.ShouldBe("no message since 2026-11-20 03:00Z");
    }

    [Fact]
    public async Task Silence_that_is_usual_or_was_unusual_only_once_is_no_alarm()
    {
        for (var week = 1; week <= 2; week++) await HearAsync(10, WeeksAgo(week));
        for (var week = 3; week <= 4; week++) await HearAsync(2, WeeksAgo(week));
        await HearAsync(1, TimeSpan.Zero);

        (await LookAsync(after: TimeSpan.FromHours(3))).ShouldBeEmpty();
        (await LookAsync(after: TimeSpan.FromDays(3))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_is_an_alarm_at_once_and_a_provider_that_is_down_only_after_minutes()
    {
        _state = _state with { Condition = ChannelCondition.Refused, Reason = "20003: Authenticate" };
        (await LookAsync()).ShouldBe([ChannelAlarmCode.Refused]);

        _state = _state with { Condition = ChannelCondition.Down, Since = Now, Reason = "ConnectionError" };
        (await LookAsync(after: TimeSpan.FromMinutes(1))).ShouldBeEmpty();
        (await LookAsync(after: WatchLimits.DownFor)).ShouldBe([ChannelAlarmCode.Down]);
        (await LookAsync(after: TimeSpan.FromMinutes(1))).ShouldBe([ChannelAlarmCode.Down]);

        _state = _state with { Condition = ChannelCondition.Working, Since = Now, Reason = "" };
        (await LookAsync()).ShouldBeEmpty();
        (await AllAsync()).Select(alarm => alarm.Detail).ShouldBe(["20003: Authenticate", "ConnectionError"]);
    }

    [Fact]
    public async Task Messages_that_nothing_is_told_about_are_an_alarm_until_the_next_report()
    {
        await LeaveAsync(OutboxState.Sent, 3);
        (await LookAsync(after: TimeSpan.FromMinutes(14))).ShouldBeEmpty();
        (await LookAsync(after: TimeSpan.FromMinutes(2))).ShouldBe([ChannelAlarmCode.CallbackSilence]);

        await _room.Database.WriteAsync(
            (desk, _) => Task.FromResult(desk.DeliveryEvents.Add(new DeliveryEvent
            {
                OutboxId = Guid.CreateVersion7(Now),
                ExternalId = "SM1",
                Stage = DeliveryStage.Sent,
                Code = "",
                At = Now,
            })), Ct);

        (await LookAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(OutboxState.Buried, ChannelAlarmCode.Buried)]
    [InlineData(OutboxState.Waiting, ChannelAlarmCode.WindowWaiting)]
    public async Task Messages_that_do_not_go_out_are_an_alarm_when_they_are_more_than_usual(
        OutboxState state, ChannelAlarmCode code)
    {
        await LeaveAsync(state, 4);
        (await LookAsync()).ShouldBeEmpty();
        await LeaveAsync(state, 1);
        (await LookAsync()).ShouldBe([code]);

        (await LookAsync(after: TimeSpan.FromHours(2))).ShouldBeEmpty();
    }

    [Fact]
    public async Task As_many_failures_as_every_hour_of_the_day_are_no_alarm()
    {
        for (var hour = 0; hour < 6; hour++)
        {
            await LeaveAsync(OutboxState.Buried, 20);
            _room.Time.Advance(TimeSpan.FromHours(1));
        }

        await LeaveAsync(OutboxState.Buried, 5);

        (await LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_is_asked_rarely_and_one_that_cannot_tell_changes_nothing()
    {
        var answers = new Queue<IReadOnlyList<ChannelTrouble>?>(
            [[new(ChannelAlarmCode.WebhookElsewhere, "no webhook is set")], null, []]);
        _looks.Add(new ChannelLook(
            ChannelNames.WhatsApp, [ChannelAlarmCode.WebhookElsewhere], WatchLimits.AskProviderEvery,
            _ => Task.FromResult(answers.Dequeue())));

        (await LookAsync()).ShouldBe([ChannelAlarmCode.WebhookElsewhere]);
        (await LookAsync(after: TimeSpan.FromMinutes(4))).ShouldBe([ChannelAlarmCode.WebhookElsewhere]);
        answers.Count.ShouldBe(2);
        (await LookAsync(after: TimeSpan.FromMinutes(1))).ShouldBe([ChannelAlarmCode.WebhookElsewhere]);
        (await LookAsync(after: TimeSpan.FromMinutes(5))).ShouldBeEmpty();

        (await AllAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_channel_that_was_turned_off_has_no_alarms()
    {
        _state = _state with { Condition = ChannelCondition.Refused, Reason = "401: Unauthorized" };
        (await LookAsync()).ShouldBe([ChannelAlarmCode.Refused]);

        _state = _state with { Channel = ChannelNames.WebChat, Condition = ChannelCondition.Working };

        (await LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_processes_one_watches_and_the_one_that_sends_tells_how_it_is_treated()
    {
        var address = await PostgresServer.CreateDatabaseAsync();
        await using var room = new DeliveryRoom();
        await room.OpenAsync(new PostgresDatabase(address));
        using var other = new PostgresDatabase(address);
        ChannelLook look = new(
            ChannelNames.WhatsApp, [ChannelAlarmCode.TemplateUnusable], TimeSpan.Zero,
            _ => Task.FromResult<IReadOnlyList<ChannelTrouble>?>([new(ChannelAlarmCode.TemplateUnusable, "kabar")]));
        var refused = _state with { Condition = ChannelCondition.Refused, Reason = "20003" };
        var watching = new ChannelWatch(room.Database, () => [_state with { IsOurs = false }], [look], room.Time);
        var sending = new ChannelWatch(other, () => [refused], [look], room.Time);

        (await watching.LookAsync(Ct)).Single().Code.ShouldBe(ChannelAlarmCode.TemplateUnusable);
        (await sending.LookAsync(Ct)).Count.ShouldBe(2);
        (await watching.LookAsync(Ct)).Count.ShouldBe(2);
        refused = _state;
        (await sending.LookAsync(Ct)).Single().Code.ShouldBe(ChannelAlarmCode.TemplateUnusable);
    }

    // A little later in the hour than the last message of today.
    private static TimeSpan WeeksAgo(int weeks) => TimeSpan.FromDays(7 * weeks) - TimeSpan.FromMinutes(5);

    private async Task<IReadOnlyList<ChannelAlarmCode>> LookAsync(TimeSpan after = default)
    {
        _room.Time.Advance(after);
        _watch ??= new ChannelWatch(_room.Database, () => [_state], _looks, _room.Time);
        var open = await _watch.LookAsync(Ct);
        (await AllAsync()).Where(alarm => alarm.ClearedAt is null).Select(alarm => alarm.Id)
            .ShouldBe(open.Select(alarm => alarm.Id), ignoreOrder: true);
        return [.. open.Select(alarm => alarm.Code)];
    }

    private async Task<List<ChannelAlarm>> AllAsync()
    {
        await using var desk = _room.Database.Open();
        return await desk.ChannelAlarms.AsNoTracking().OrderBy(alarm => alarm.Id).ToListAsync(Ct);
    }

    private Task<int> HearAsync(int messages, TimeSpan ago) => _room.Database.WriteAsync(
        (desk, _) =>
        {
            for (var i = 0; i < messages; i++)
            {
                desk.Inbound.Add(new InboundRecord
                {
                    Channel = ChannelNames.WhatsApp,
                    ExternalId = $"SM{_rows++}",
                    ContactId = Guid.Empty,
                    At = Now - ago,
                    Text = "halo",
                });
            }

            return Task.FromResult(messages);
        },
        Ct);

    private Task<int> LeaveAsync(OutboxState state, int messages) => _room.Database.WriteAsync(
        (desk, _) =>
        {
            for (var i = 0; i < messages; i++)
            {
                desk.Outbox.Add(new OutboxMessage
                {
                    Id = Guid.CreateVersion7(Now),
                    ContactId = Guid.Empty,
                    Channel = ChannelNames.WhatsApp,
                    Priority = OutboxPriority.Notice,
                    Body = "{}",
                    State = state,
                    DueAt = Now,
                    CreatedAt = Now,
                    SentAt = state == OutboxState.Sent ? Now : null,
                });
            }

            return Task.FromResult(messages);
        },
        Ct);
}
