using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>A provider that is down is left alone and probed; nothing is given up for it.</summary>
public sealed class CircuitTests : IAsyncLifetime
{
    private const int Waiting = 40;
    private readonly DeliveryRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_provider_that_is_down_for_hours_gets_few_calls_and_then_everything_once()
    {
        var rows = new List<Guid>();
        for (var i = 0; i < Waiting; i++) rows.Add(await _room.QueueAsync($"pesan {i}", chat: $"51000000{i:00}"));
        var isDown = true;
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) => isDown
            ? new SendResult.Unreachable("connection refused", MayHaveArrived: false)
            : new SendResult.Accepted($"m-{call}"));
        await using var sender = await _room.StartAsync(channel);

        await Until.TrueAsync(() => sender.States.Single().Condition == ChannelCondition.Down, "it counts as down");
        for (var minutes = 0; minutes < 300; minutes++) _room.Time.Advance(TimeSpan.FromMinutes(1));
        var callsWhileDown = channel.Calls.Count;
        isDown = false;
        var sent = () => channel.Calls.Count - callsWhileDown;
        await _room.AdvanceUntilAsync(() => sent() >= Waiting, TimeSpan.FromMinutes(31));

        // A day of messages would be thousands of calls without the pause.
        callsWhileDown.ShouldBeLessThan(400);
        foreach (var row in rows) await _room.StateBecomesAsync(row, OutboxState.Sent);
        sender.States.Single().Condition.ShouldBe(ChannelCondition.Working);
    }

    [Fact]
    public async Task What_waited_more_than_a_day_for_a_provider_is_given_up_with_the_reason()
    {
        var row = await _room.QueueAsync("halo");
        var channel = new ScriptedChannel(
            ScriptedChannel.Unlimited, (_, _) => new SendResult.Unreachable("503", MayHaveArrived: false));
        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");

        await Until.TrueAsync(
            async () =>
            {
                _room.Time.Advance(TimeSpan.FromHours(1));
                return (await _room.ReadAsync(row)).State == OutboxState.Buried;
            },
            "given up");

        (await _room.ReadAsync(row)).Error.ShouldBe("too old after the provider was down: 503");
    }

    [Fact]
    public async Task A_provider_that_refuses_us_stops_the_channel_and_says_so()
    {
        await _room.QueueAsync("halo");
        var channel = new ScriptedChannel(
            ScriptedChannel.Unlimited, (_, _) => new SendResult.Misconfigured("401", "token refused"));

        await using var sender = await _room.StartAsync(channel);

        await Until.TrueAsync(() => sender.States.Single().Condition == ChannelCondition.Refused, "it is refused");
        sender.States.Single().Reason.ShouldBe("401: token refused");
        _room.Time.Advance(DeliveryLimits.MisconfiguredPause / 2);
        channel.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Bulk_to_one_person_keeps_its_distance_and_a_reply_passes_it()
    {
        var limits = ScriptedChannel.Unlimited with { BulkPerChatPerSecond = 1 / 6.0 };
        var first = await _room.QueueAsync("umum 1", priority: OutboxPriority.Bulk);
        var second = await _room.QueueAsync("umum 2", priority: OutboxPriority.Bulk);
        var channel = new ScriptedChannel(limits, (_, call) => new SendResult.Accepted($"m-{call}"));
        var start = _room.Time.GetUtcNow();

        await using var sender = await _room.StartAsync(channel);
        await _room.StateBecomesAsync(first, OutboxState.Sent);
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 2);

        (_room.Time.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromSeconds(5.5), TimeSpan.FromSeconds(8));
        await _room.StateBecomesAsync(second, OutboxState.Sent);
    }
}
