using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Tests.Desk.Announcements;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.People;

public sealed class ChatHolderOnSqliteTests : ChatHolderSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class ChatHolderOnPostgresTests : ChatHolderSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Numbers change hands: after a long silence, and when who holds one says that it is not he.</summary>
public abstract class ChatHolderSuite
{
    private static readonly TimeSpan Silent = TimeSpan.FromDays(180) + TimeSpan.FromMinutes(1),
        AlmostSilent = TimeSpan.FromDays(180) - TimeSpan.FromMinutes(1);

    private static readonly byte[] Phone = [1, 2, 3];

    private int _messages;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task The_nightly_round_releases_who_was_silent_for_half_a_year_and_nobody_else()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var silent = await KnownAsync(room, Silent);
        var young = await KnownAsync(room, AlmostSilent);
        var round = new SilentChats(room.Database, Holder(room), new RetentionPeriods());

        (await round.RunAsync(room.Now, Ct)).ShouldBe(1);
        (await round.RunAsync(room.Now, Ct)).ShouldBe(0, "once for each silence");

        await using var db = room.Database.Open();
        (await db.ContactLinks.Select(l => l.ContactId).ToListAsync(Ct)).ShouldBe([young.Id]);
        (await db.Contacts.SingleAsync(c => c.Id == silent.Id, Ct)).PhoneHash.ShouldBeNull();
        (await db.Contacts.SingleAsync(c => c.Id == young.Id, Ct)).PhoneHash.ShouldBe(Phone);
        var noted = await db.Audit.SingleAsync(a => a.Did == "chat_released", Ct);
        (noted.Who, noted.Why).ShouldBe(("bot", $"contact:{silent.Id}, silent"));
        noted.ResidentId.ShouldNotBeNull();
        var sent = await room.SendAsync(room.Staff);
        (await room.MessagesAsync(sent.Id)).Select(m => m.ContactId).ShouldBe([young.Id], "nobody is told there");
    }

    [Fact]
    public async Task Who_writes_again_before_the_round_came_by_hears_nothing_personal_and_must_prove_anew()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var chat = await KnownAsync(room, Silent);
        var receipt = await FileAsync(room, chat, room.Now - Silent);
        await room.WriteAsync(db => db.Outbox.Add(Waiting(room, chat)));
        await using var turns = await TurnsAsync(room);

        var status = await SayAsync(room, turns, chat, "cek");
        await SayAsync(room, turns, chat, "batal");
        var cases = await SayAsync(room, turns, chat, "resi");

        status.ShouldNotContain("Siti");
        status.ShouldContain("Kirim nomor saya", customMessage: "it is asked to prove who it is");
        cases.ShouldNotContain(receipt);
        await using var db = room.Database.Open();
        (await db.ContactLinks.AnyAsync(Ct)).ShouldBeFalse();
        var waiting = await db.Outbox.SingleAsync(m => m.Priority == OutboxPriority.Notice, Ct);
        (waiting.State, waiting.Error).ShouldBe((OutboxState.Cancelled, "holder_unsure"));
        var kept = await db.Cases.SingleAsync(c => c.Receipt == receipt, Ct);
        (kept.IsOpen, kept.ContactId).ShouldBe((true, chat.Id));
        (await db.CaseEvents.SingleAsync(e => e.Kind == CaseEventKind.InternalNote, Ct)).Why
            .ShouldContain("lama tidak menulis");
    }

    [Fact]
    public async Task Who_was_silent_for_less_is_answered_as_before()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var chat = await KnownAsync(room, AlmostSilent);
        await using var turns = await TurnsAsync(room);

        (await SayAsync(room, turns, chat, "cek")).ShouldContain("Data bantuan Siti");
    }

    [Fact]
    public async Task What_was_filed_before_is_seen_again_once_the_person_is_proved_again()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var chat = await KnownAsync(room, Silent);
        var siti = await ResidentOfAsync(room, chat);
        await FileAsync(room, chat, room.Now - Silent, siti);
        await new SilentChats(room.Database, Holder(room), new RetentionPeriods()).RunAsync(room.Now, Ct);
        await using var db = room.Database.Open();
        (await CaseDesk.OwnCases(db, chat.Id).AnyAsync(Ct)).ShouldBeFalse();

        await room.WriteAsync(writing => writing.ContactLinks.Add(Link(room, chat, siti)));

        (await CaseDesk.OwnCases(db, chat.Id).CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Not_me_is_asked_once_and_then_the_chat_is_nobodys()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var chat = await KnownAsync(room, TimeSpan.FromHours(1));
        var siti = await ResidentOfAsync(room, chat);
        var receipt = await FileAsync(room, chat, room.Now.AddHours(-1), siti);
        await room.WriteAsync(db => db.NeighbourhoodHeads.Add(HeadOf(room, chat)));
        await using var turns = await TurnsAsync(room);

        var asked = await SayAsync(room, turns, chat, "salah sambung");
        await using var db = room.Database.Open();
        (await db.ContactLinks.AnyAsync(Ct)).ShouldBeTrue("a word is no answer yet");
        var told = await SayAsync(room, turns, chat, "1");
        var next = await SayAsync(room, turns, chat, "cek");

        asked.ShouldContain("Bukan saya");
        told.ShouldContain("lepas dari data siapa pun");
        next.ShouldContain("Sampurasun", customMessage: "who is there now has not agreed to anything yet");
        (await db.ContactLinks.AnyAsync(Ct)).ShouldBeFalse();
        var contact = await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == chat.Id, Ct);
        (contact.PhoneHash, contact.ConsentAt).ShouldBe((null, null));
        contact.NoticesStoppedAt.ShouldNotBeNull();
        var head = await db.NeighbourhoodHeads.SingleAsync(h => h.Name == "Pak Asep", Ct);
        (head.ContactId, head.PhoneHash).ShouldBe((null, null));
        var kept = await db.Cases.SingleAsync(c => c.Receipt == receipt, Ct);
        (kept.IsOpen, kept.ContactId, kept.ResidentId).ShouldBe((true, null, siti));
        (await db.CaseEvents.SingleAsync(e => e.Kind == CaseEventKind.InternalNote, Ct)).Why.ShouldContain("bukan dia");
        (await db.Audit.SingleAsync(a => a.Did == "chat_released", Ct)).Why.ShouldEndWith("wrong_number");
    }

    [Fact]
    public async Task The_person_finds_the_own_cases_again_from_a_new_number()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var old = await KnownAsync(room, TimeSpan.FromHours(1));
        var siti = await ResidentOfAsync(room, old);
        await FileAsync(room, old, room.Now.AddHours(-1), siti);
        await using (var turns = await TurnsAsync(room))
        {
            await SayAsync(room, turns, old, "salah sambung");
            await SayAsync(room, turns, old, "1");
        }

        var (own, stranger) = (room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.Telegram));
        await room.WriteAsync(db =>
        {
            db.Contacts.AddRange(own, stranger);
            db.ContactLinks.Add(Link(room, own, siti));
        });

        await using var db = room.Database.Open();
        (await CaseDesk.OwnCases(db, own.Id).CountAsync(Ct)).ShouldBe(1);
        (await CaseDesk.OwnCases(db, stranger.Id).AnyAsync(Ct)).ShouldBeFalse();
    }

    private static ChatHolder Holder(AnnouncementRoom room) => new(room.Ids, Cases(room));

    private static CaseDesk Cases(AnnouncementRoom room) => new(room.Ids, TestDesk.Content.Deadlines);

    /// <summary>Siti's chat on Telegram, which has consented and proved its number.</summary>
    private static async Task<Contact> KnownAsync(AnnouncementRoom room, TimeSpan silentFor)
    {
        var chat = room.NewChat(ChannelNames.Telegram, silentFor: silentFor);
        chat.PhoneHash = Phone;
        chat.Consent("2026-11", chat.LastInboundAt);
        await room.WriteAsync(db =>
        {
            room.AddPerson(db, "06", chat);
            db.Conversations.Add(new Conversation
            {
                ContactId = chat.Id,
                Position = "",
                Version = 0,
                UpdatedAt = chat.LastInboundAt,
            });
        });
        return chat;
    }

    private static async Task<Guid> ResidentOfAsync(AnnouncementRoom room, Contact chat)
    {
        await using var db = room.Database.Open();
        return await db.ContactLinks.Where(l => l.ContactId == chat.Id).Select(l => l.ResidentId).SingleAsync(Ct);
    }

    private static Task<string> FileAsync(
        AnnouncementRoom room, Contact chat, DateTimeOffset at, Guid? resident = null) =>
        room.Database.WriteAsync(
            async (db, ct) =>
            {
                var what = new NewCase(room.Desk.Id, CaseKind.Complaint, "Beras.", $"contact:{chat.Id}", at)
                {
                    ContactId = chat.Id,
                    ResidentId = resident,
                };
                return (await Cases(room).OpenAsync(db, what, ct)).Receipt;
            },
            Ct);

    private static ContactLink Link(AnnouncementRoom room, Contact chat, Guid resident) =>
        new() { ContactId = chat.Id, ResidentId = resident, Proof = "kk", ProvedAt = room.Now };

    private static NeighbourhoodHead HeadOf(AnnouncementRoom room, Contact chat) => new()
    {
        Id = room.Ids.Next(),
        DeskId = room.Desk.Id,
        Name = "Pak Asep",
        Rw = "06",
        ContactId = chat.Id,
        PhoneHash = Phone,
        ProvedAt = room.Now,
        CreatedAt = room.Now,
    };

    private static OutboxMessage Waiting(AnnouncementRoom room, Contact chat) => new()
    {
        Id = room.Ids.Next(),
        ContactId = chat.Id,
        Channel = chat.Channel,
        Priority = OutboxPriority.Notice,
        Body = OutboxBody.Write(new OutboundMessage(chat.ToAddress(), "Bantuan Siti.")),
        State = OutboxState.Waiting,
        DueAt = room.Now,
        CreatedAt = room.Now - Silent,
    };

    private static Task<TurnRoomForTests> TurnsAsync(AnnouncementRoom room) => TurnRoomForTests.OpenAsync(
        room.Database, room.Time, () => TestDesk.Content.Dialogs,
        TestDesk.Actions(new IdentifierVault(new byte[IdentifierVault.KeyBytes]), room.Ids),
        new DeskFacts(TestDesk.Content.Profile).Of);

    /// <summary>What is said to it, with the options.</summary>
    private async Task<string> SayAsync(AnnouncementRoom room, TurnRoomForTests turns, Contact chat, string words)
    {
        room.Time.Advance(TimeSpan.FromSeconds(1));
        var key = new MessageKey(chat.Channel, $"u{_messages++}");
        (await turns.Pump.RunAsync(new InboundMessage(key, chat.ToAddress(), room.Now) { Text = words }, Ct))
            .ShouldBe(InboundVerdict.Committed);
        await using var db = room.Database.Open();
        var at = room.Now;
        var said = await db.Outbox.AsNoTracking()
            .Where(m => m.ContactId == chat.Id && m.CreatedAt == at && m.Priority == OutboxPriority.Reply)
            .OrderBy(m => m.Id).ToListAsync(Ct);
        return string.Join('\n', said.Select(m => m.Body));
    }
}
