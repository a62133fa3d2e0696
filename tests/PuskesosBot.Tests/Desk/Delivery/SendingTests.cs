using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>
/// What the sender does with each answer of a provider, on a real database and a clock moved by hand.
/// </summary>
public sealed class SendingTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
    private SqliteDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = new SqliteDatabase(_folder.File("desk.db"));
        await _database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_accepted_message_is_sent_once_and_keeps_the_providers_id()
    {
        var row = await QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) => new SendResult.Accepted("m-1"));

        await using var sender = await StartAsync(channel);

        await StateBecomesAsync(row, OutboxState.Sent);
        channel.Calls.Count.ShouldBe(1);
        (await ReadAsync(row)).ExternalId.ShouldBe("m-1");
    }

    [Fact]
    public async Task A_refused_message_is_buried_with_the_code_and_the_next_one_goes()
    {
        var first = await QueueAsync("satu");
        var second = await QueueAsync("dua");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (message, _) =>
            message.Text == "satu" ? new SendResult.Refused("400", "text is empty") : new SendResult.Accepted("m-2"));

        await using var sender = await StartAsync(channel);

        await StateBecomesAsync(second, OutboxState.Sent);
        var buried = await ReadAsync(first);
        buried.State.ShouldBe(OutboxState.Buried);
        buried.Error.ShouldBe("400: text is empty");
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_tried_again_and_marked_as_possibly_doubled()
    {
        var row = await QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) =>
            call == 1 ? new SendResult.Unreachable("timeout", MayHaveArrived: true) : new SendResult.Accepted("m-1"));

        await using var sender = await StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");
        await AdvanceUntilAsync(() => channel.Calls.Count == 2);

        await StateBecomesAsync(row, OutboxState.Sent);
        (await ReadAsync(row)).PossiblyDoubled.ShouldBeTrue();
    }

    [Fact]
    public async Task While_the_first_message_of_a_chat_waits_for_its_next_try_the_second_does_not_overtake_it()
    {
        await QueueAsync("satu");
        var second = await QueueAsync("dua");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) =>
            call == 1 ? new SendResult.Unreachable("503", MayHaveArrived: false)
                : new SendResult.Accepted($"m-{call}"));

        await using var sender = await StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");
        await AdvanceUntilAsync(() => channel.Calls.Count == 3);

        await StateBecomesAsync(second, OutboxState.Sent);
        channel.Calls.Select(call => call.Text).ShouldBe(["satu", "satu", "dua"]);
    }

    [Fact]
    public async Task A_throttled_channel_is_silent_for_as_long_as_the_provider_said()
    {
        var row = await QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, call) => call == 1
            ? new SendResult.Throttled(TimeSpan.FromSeconds(7), WholeChannel: true)
            : new SendResult.Accepted("m-1"));
        var start = _time.GetUtcNow();

        await using var sender = await StartAsync(channel);
        await Until.TrueAsync(() => channel.Calls.Count == 1, "first call");
        await AdvanceUntilAsync(() => channel.Calls.Count == 2);

        (_time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
        await StateBecomesAsync(row, OutboxState.Sent);
    }

    [Fact]
    public async Task A_blocked_chat_gets_nothing_more_and_the_contact_is_marked()
    {
        var first = await QueueAsync("satu");
        var second = await QueueAsync("dua");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) =>
            new SendResult.Blocked("bot was blocked"));

        await using var sender = await StartAsync(channel);

        await StateBecomesAsync(first, OutboxState.Buried);
        await StateBecomesAsync(second, OutboxState.Cancelled);
        channel.Calls.Count.ShouldBe(1);
        await using var desk = _database.Open();
        (await desk.Contacts.SingleAsync(TestContext.Current.CancellationToken)).BlockedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_moved_group_is_written_at_its_new_id()
    {
        var row = await QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (message, _) =>
            message.To.Id == "baru" ? new SendResult.Accepted("m-1") : new SendResult.ChatMoved("baru"));

        await using var sender = await StartAsync(channel);

        await StateBecomesAsync(row, OutboxState.Sent);
        await using var desk = _database.Open();
        (await desk.Contacts.SingleAsync(TestContext.Current.CancellationToken)).Address.ShouldBe("baru");
    }

    [Fact]
    public async Task What_a_dead_process_had_in_hand_is_sent_and_marked_as_possibly_doubled()
    {
        var row = await QueueAsync("halo", OutboxState.InHand);
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) => new SendResult.Accepted("m-1"));

        await using var sender = await StartAsync(channel);

        await StateBecomesAsync(row, OutboxState.Sent);
        (await ReadAsync(row)).PossiblyDoubled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_that_never_gets_through_is_buried_with_the_reason()
    {
        var row = await QueueAsync("halo");
        var channel = new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) =>
            new SendResult.Unreachable("503", MayHaveArrived: false));

        await using var sender = await StartAsync(channel);
        await AdvanceUntilAsync(() => channel.Calls.Count == DeliveryLimits.AttemptsMax, TimeSpan.FromMinutes(31));

        await StateBecomesAsync(row, OutboxState.Buried);
        (await ReadAsync(row)).Error.ShouldBe($"given up after {DeliveryLimits.AttemptsMax} tries: 503");
    }

    private static readonly IdSource Ids = new(TimeProvider.System);

    private async Task<Guid> QueueAsync(string text, OutboxState state = OutboxState.Queued)
    {
        var now = _time.GetUtcNow();
        return await _database.WriteAsync(
            async (desk, ct) =>
            {
                var contact = await desk.Contacts.FirstOrDefaultAsync(ct) ?? desk.Contacts.Add(NewContact()).Entity;
                var id = Ids.Next();
                desk.Outbox.Add(new OutboxMessage
                {
                    Id = id,
                    ContactId = contact.Id,
                    Channel = contact.Channel,
                    Priority = OutboxPriority.Reply,
                    Body = Outbox.ToBody(new OutboundMessage(contact.ToAddress(), text)),
                    State = state,
                    LeasedBy = state == OutboxState.InHand ? "dead" : null,
                    LeasedUntil = state == OutboxState.InHand ? now + TimeSpan.FromMinutes(1) : null,
                    DueAt = now,
                    CreatedAt = now,
                });
                return id;
            },
            TestContext.Current.CancellationToken);
    }

    private Contact NewContact() => new()
    {
        Id = Ids.Next(),
        DeskId = Ids.Next(),
        Channel = ChannelNames.Telegram,
        Address = "5100000001",
        CreatedAt = _time.GetUtcNow(),
        LastInboundAt = _time.GetUtcNow(),
    };

    private async Task<Sender> StartAsync(IChannelSender channel)
    {
        var sender = new Sender(_database, [channel], _time, NullLogger<Sender>.Instance);
        await sender.StartAsync(TestContext.Current.CancellationToken);
        return sender;
    }

    private async Task<OutboxMessage> ReadAsync(Guid id)
    {
        await using var desk = _database.Open();
        return await desk.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, TestContext.Current.CancellationToken);
    }

    private Task StateBecomesAsync(Guid id, OutboxState state) =>
        Until.TrueAsync(async () => (await ReadAsync(id)).State == state, $"the row becomes {state}");

    private Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null) => Until.TrueAsync(
        () =>
        {
            if (condition()) return true;
            _time.Advance(step ?? TimeSpan.FromSeconds(1));
            return false;
        },
        "the awaited call");
}
