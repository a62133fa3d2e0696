using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>
/// What the sender does with each answer of a provider, on a real database and a clock moved by hand.
/// </summary>
public sealed class SendingTests : IAsyncLifetime
{
    private readonly DeliveryRoom _room = new();

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task An_accepted_message_is_sent_once_and_keeps_the_providers_id()
    {
        var row = await _room.QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) => new SendResult.Accepted("m-1"));

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        channel.Calls.Count.ShouldBe(1);
        (await _room.ReadAsync(row)).ExternalId.ShouldBe("m-1");
    }

    [Fact]
    public async Task A_refused_message_is_buried_with_the_code_and_the_next_one_goes()
    {
        var first = await _room.QueueAsync("satu");
        var second = await _room.QueueAsync("dua");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (message, _) =>
            message.Text == "satu" ? new SendResult.Refused("400", "text is empty") : new SendResult.Accepted("m-2"));

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(second, OutboxState.Sent);
        var buried = await _room.ReadAsync(first);
        buried.State.ShouldBe(OutboxState.Buried);
        buried.Error.ShouldBe("400: text is empty");
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_tried_again_and_marked_as_possibly_doubled()
    {
        var row = await _room.QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) =>
            call == 1 ? new SendResult.Unreachable("timeout", MayHaveArrived: true) : new SendResult.Accepted("m-1"));

        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 2);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        (await _room.ReadAsync(row)).PossiblyDoubled.ShouldBeTrue();
    }

    [Fact]
    public async Task While_the_first_message_of_a_chat_waits_for_its_next_try_the_second_does_not_overtake_it()
    {
        await _room.QueueAsync("satu");
        var second = await _room.QueueAsync("dua");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) =>
            call == 1 ? new SendResult.Unreachable("503", MayHaveArrived: false)
                : new SendResult.Accepted($"m-{call}"));

        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 3);

        await _room.StateBecomesAsync(second, OutboxState.Sent);
        channel.Calls.Select(call => call.Text).ShouldBe(["satu", "satu", "dua"]);
    }

    [Fact]
    public async Task A_throttled_channel_is_silent_for_as_long_as_the_provider_said()
    {
        var row = await _room.QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) => call == 1
            ? new SendResult.Throttled(TimeSpan.FromSeconds(7), WholeChannel: true)
            : new SendResult.Accepted("m-1"));
        var start = _room.Time.GetUtcNow();

        await using var sender = await _room.StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");
        await _room.AdvanceUntilAsync(() => channel.Calls.Count == 2);

        (_room.Time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
        await _room.StateBecomesAsync(row, OutboxState.Sent);
    }

    [Fact]
    public async Task A_blocked_chat_gets_nothing_more_and_the_contact_is_marked()
    {
        var first = await _room.QueueAsync("satu");
        var second = await _room.QueueAsync("dua");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) =>
            new SendResult.Blocked("bot was blocked"));

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(first, OutboxState.Buried);
        await _room.StateBecomesAsync(second, OutboxState.Cancelled);
        channel.Calls.Count.ShouldBe(1);
        await using var desk = _room.Database.Open();
        (await desk.Contacts.SingleAsync(TestContext.Current.CancellationToken)).BlockedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_moved_group_is_written_at_its_new_id()
    {
        var row = await _room.QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (message, _) =>
            message.To.Id == "baru" ? new SendResult.Accepted("m-1") : new SendResult.ChatMoved("baru"));

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        await using var desk = _room.Database.Open();
        (await desk.Contacts.SingleAsync(TestContext.Current.CancellationToken)).Address.ShouldBe("baru");
    }

    [Fact]
    public async Task What_a_stopped_process_had_in_hand_is_not_in_doubt()
    {
        var row = await _room.QueueAsync("halo");
        var pausing = new ScriptedChannel(
            ScriptedChannel.Unlimited, (_, _) => new SendResult.Throttled(TimeSpan.FromDays(1), WholeChannel: true));
        await using (await _room.StartAsync(pausing))
            await Until.TrueAsync(() => pausing.Calls.Count == 1, "first call");

        var left = await _room.ReadAsync(row);
        (left.State, left.LeasedBy, left.PossiblyDoubled).ShouldBe((OutboxState.Queued, null, false));
    }

    [Fact]
    public async Task What_a_dead_process_had_in_hand_is_sent_and_marked_as_possibly_doubled()
    {
        var row = await _room.QueueAsync("halo", OutboxState.InHand);
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) => new SendResult.Accepted("m-1"));

        await using var sender = await _room.StartAsync(channel);

        await _room.StateBecomesAsync(row, OutboxState.Sent);
        (await _room.ReadAsync(row)).PossiblyDoubled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_that_never_gets_through_while_others_do_is_buried_with_the_reason()
    {
        var row = await _room.QueueAsync("celaka");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (message, call) => message.Text == "celaka"
            ? new SendResult.Unreachable("503", MayHaveArrived: false)
            : new SendResult.Accepted($"m-{call}"));

        await using var sender = await _room.StartAsync(channel);
        for (var calls = 1; calls <= DeliveryLimits.AttemptsMax; calls++)
        {
            var wanted = calls;
            var tries = () => channel.Calls.Count(call => call.Text == "celaka");
            await _room.AdvanceUntilAsync(() => tries() >= wanted, TimeSpan.FromMinutes(31));
            var other = await _room.QueueAsync($"lain {calls}", chat: "5100000002");
            await _room.AdvanceUntilAsync(() => channel.Calls.Any(call => call.Text == $"lain {wanted}"));
            await _room.StateBecomesAsync(other, OutboxState.Sent);
        }

        await _room.StateBecomesAsync(row, OutboxState.Buried);
        (await _room.ReadAsync(row)).Error.ShouldBe($"given up after {DeliveryLimits.AttemptsMax} tries: 503");
    }
}
