using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>A notice finds the chat of a resident that can be reached, or waits and says so.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private static readonly Guid Siti = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Entin = new("01900000-0000-7000-8000-000000000002");
    private static readonly ChannelLimits Limits =
        ScriptedChannel.Unlimited with { FreeTextWindow = TimeSpan.FromHours(24) };

    private readonly DeliveryRoom _room = new();
    private readonly IdSource _ids = new(TimeProvider.System);

    public ValueTask InitializeAsync() => _room.InitializeAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task Inside_the_window_it_goes_to_the_chat_it_is_meant_for()
    {
        var row = await NoticeAsync(wroteHoursAgo: 1);

        (row.State, row.Passage).ShouldBe((OutboxState.Queued, Passage.FreeText));
    }

    [Fact]
    public async Task Outside_the_window_it_goes_to_another_chat_that_the_same_resident_proved()
    {
        var row = await NoticeAsync(wroteHoursAgo: 48, otherWroteHoursAgo: 2);

        (row.State, row.Passage).ShouldBe((OutboxState.Queued, Passage.OtherChannel));
        row.ToMessage().To.Id.ShouldBe("5100000002");
    }

    [Fact]
    public async Task A_chat_of_somebody_else_never_gets_it()
    {
        var row = await NoticeAsync(wroteHoursAgo: 48, otherWroteHoursAgo: 2, otherIsOf: Entin);

        (row.State, row.Passage).ShouldBe((OutboxState.Waiting, Passage.Waits));
    }

    [Fact]
    public async Task Without_another_chat_a_blocked_one_waits_until_the_person_writes()
    {
        var row = await NoticeAsync(wroteHoursAgo: 1, isBlocked: true);

        (row.State, row.Passage).ShouldBe((OutboxState.Waiting, Passage.Waits));
    }

    private async Task<OutboxMessage> NoticeAsync(
        int wroteHoursAgo, int? otherWroteHoursAgo = null, Guid? otherIsOf = null, bool isBlocked = false)
    {
        var channel = new ScriptedChannel(Limits, (_, _) => new SendResult.Accepted("m-1"));
        await using var sender = new Sender(_room.Database, [channel], _room.Time, NullLogger<Sender>.Instance);
        var notices = new Notices(sender, _ids);
        return await _room.Database.WriteAsync(
            async (desk, ct) =>
            {
                var contact = Add(desk, "5100000001", wroteHoursAgo, Siti);
                if (isBlocked) contact.BlockedAt = _room.Time.GetUtcNow();
                if (otherWroteHoursAgo is { } hours) Add(desk, "5100000002", hours, otherIsOf ?? Siti);
                await desk.SaveChangesAsync(ct);
                var message = new OutboundMessage(contact.ToAddress(), "Kabar dari Puskesos.");
                return await notices.AddAsync(desk, contact, Siti, message, _room.Time.GetUtcNow(), ct);
            },
            TestContext.Current.CancellationToken);
    }

    private Contact Add(DeskDb desk, string address, int wroteHoursAgo, Guid resident)
    {
        var contact = new Contact
        {
            Id = _ids.Next(),
            DeskId = Guid.Empty,
            Channel = ChannelNames.Telegram,
            Address = address,
            LastInboundAt = _room.Time.GetUtcNow() - TimeSpan.FromHours(wroteHoursAgo),
        };
        desk.Contacts.Add(contact);
        desk.ContactLinks.Add(new ContactLink
        {
            ContactId = contact.Id,
            ResidentId = resident,
            Proof = "kk",
            ProvedAt = _room.Time.GetUtcNow(),
        });
        return contact;
    }
}
