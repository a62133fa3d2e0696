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
using PuskesosBot.Tests.Desk.Cases;
using PuskesosBot.Tests.Support;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Privacy;

public sealed class ErasureOnSqliteTests : ErasureSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class ErasureOnPostgresTests : ErasureSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>What goes when a chat is erased, what stays, and who may do it.</summary>
public abstract class ErasureSuite
{
    private const string Seen = "KTP dilihat di loket, NIK 3273020000000000.", Address = "5100000077";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Everything_about_the_chat_goes_and_the_records_of_the_desk_stay()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (asked, complaint, chat) = await FillAsync(room);

        (await EraseAsync(room, asked)).ShouldBeOfType<CaseOutcome.Done>();

        await using var db = room.Database.Open();
        (await db.ContactLinks.CountAsync(Ct) + await db.NoticeOptOuts.CountAsync(Ct)
            + await db.ConversationNotes.CountAsync(Ct) + await db.ReplyDrafts.CountAsync(Ct)
            + await db.Parked.CountAsync(Ct) + await db.Conversations.CountAsync(Ct)
            + await db.DeliveryEvents.CountAsync(Ct)).ShouldBe(0);
        (await db.Inbound.SingleAsync(Ct)).ShouldSatisfyAllConditions(i => i.Text.ShouldBe(""),
            i => i.Media.ShouldBeNull());
        (await db.Handovers.SingleAsync(Ct)).EndedAt.ShouldNotBeNull();
        (await db.NeighbourhoodHeads.SingleAsync(Ct)).ContactId.ShouldBeNull();
        var husk = await db.Contacts.SingleAsync(c => c.Id == chat.Id, Ct);
        (husk.ConsentAt, husk.ConsentVersion, husk.PhoneHash, husk.NoticesStoppedAt).ShouldBe((null, null, null, null));
        husk.Address.ShouldBe($"{Contact.ErasedMark}{chat.Id:N}");

        var kept = await db.Cases.SingleAsync(c => c.Id == complaint.Id, Ct);
        (kept.ContactId, kept.Summary, kept.IsOpen).ShouldBe((null, "Beras belum datang.", true));
        (await db.CaseAttachments.CountAsync(Ct)).ShouldBe(1);
        (await db.Residents.CountAsync(Ct)).ShouldBe(1);
        var done = await db.Cases.SingleAsync(c => c.Id == asked.Id, Ct);
        (done.State, done.ContactId, done.RealisedAt).ShouldBe((CaseState.Closed, null, room.Time.GetUtcNow()));
    }

    [Fact]
    public async Task The_chat_is_told_once_in_a_message_that_still_finds_it()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (asked, _, chat) = await FillAsync(room);

        await EraseAsync(room, asked);

        var last = (await room.AllAsync<OutboxMessage>()).ShouldHaveSingleItem();
        (last.ContactId, last.State, last.CaseId).ShouldBe((chat.Id, OutboxState.Queued, asked.Id));
        var said = last.ToMessage();
        said.To.Id.ShouldBe(Address);
        said.Text.ShouldContain(asked.Receipt);
        said.Text.ShouldContain("sudah dihapus");
    }

    [Fact]
    public async Task What_was_erased_is_not_erased_again()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (asked, _, _) = await FillAsync(room);

        var outcomes = new List<CaseOutcome>();
        for (var time = 0; time < 3; time++) outcomes.Add(await EraseAsync(room, asked));

        outcomes.Skip(1).ShouldAllBe(again => again == new CaseOutcome.Refused(CaseRefusal.Closed));
        (await room.AllAsync<OutboxMessage>()).Count.ShouldBe(1);
        (await room.AllAsync<AuditEntry>()).Count(a => a.Did == DataRights.Erased).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_answers_for_it_erases_and_only_what_asked_for_it()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (asked, complaint, _) = await FillAsync(room);

        (await EraseAsync(room, asked, StaffRole.BackOffice))
            .ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotYourRole));
        (await EraseAsync(room, complaint)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotFromHere));
        (await EraseAsync(room, asked, StaffRole.Coordinator, " "))
            .ShouldBe(new CaseOutcome.Refused(CaseRefusal.ReasonNeeded));

        (await room.AllAsync<ContactLink>()).Count.ShouldBe(1);
        (await room.AllAsync<AuditEntry>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_audit_says_who_erased_whom_and_no_number()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (asked, _, _) = await FillAsync(room);
        var resident = (await room.AllAsync<Resident>()).Single();

        await EraseAsync(room, asked);

        var entry = (await room.AllAsync<AuditEntry>()).ShouldHaveSingleItem();
        (entry.Did, entry.ResidentId, entry.Who)
            .ShouldBe((DataRights.Erased, resident.Id, room.Staff(StaffRole.Coordinator).Who));
        entry.Why.ShouldContain("KTP dilihat");
        entry.Why.ShouldNotContain("3273020000000000");
        (await room.AllAsync<CaseEvent>()).ShouldAllBe(e => !e.Why.Contains("3273020000000000"));
    }

    [Fact]
    public async Task Who_writes_again_is_somebody_new()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (asked, _, chat) = await FillAsync(room);
        await EraseAsync(room, asked);

        var again = await room.ContactAsync(Address);

        again.Id.ShouldNotBe(chat.Id);
        again.ConsentAt.ShouldBeNull();
        await using var db = room.Database.Open();
        (await CaseDesk.OwnCases(db, again.Id).CountAsync(Ct)).ShouldBe(0);
        (await room.Staff(StaffRole.Coordinator).Contacts(db).AnyAsync(c => c.Id == chat.Id, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_message_goes_a_day_after_it_went_out()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (asked, _, _) = await FillAsync(room);
        await EraseAsync(room, asked);
        var retention = new Retention(room.Database, new RetentionPeriods());

        await retention.RunAsync(room.Time.GetUtcNow().AddDays(2), Ct);
        (await room.AllAsync<OutboxMessage>()).Count.ShouldBe(1, "it has not gone out yet");
        await room.SendAllAsync();
        await retention.RunAsync(room.Time.GetUtcNow().AddHours(1), Ct);
        (await room.AllAsync<OutboxMessage>()).Count.ShouldBe(1, "the provider may still tell about it");
        await retention.RunAsync(room.Time.GetUtcNow().AddDays(2), Ct);

        (await room.AllAsync<OutboxMessage>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_is_audited_and_the_case_stays_open_until_the_resident_agrees()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var (_, _, chat) = await FillAsync(room);
        var asked = await room.FileAsync(CaseKind.DataCopy, contact: chat);

        var copied = await room.DoAsync(
            asked.Id, StaffRole.FrontOffice, (call, ct) => room.Rights.CopyAsync(call, Seen, ct));

        copied.ShouldBeOfType<CaseOutcome.Done>();
        var after = await room.ReadAsync(asked.Id);
        (after.IsOpen, after.AnsweredAt, after.ContactId).ShouldBe((true, room.Time.GetUtcNow(), chat.Id));
        (await room.AllAsync<AuditEntry>()).ShouldHaveSingleItem().Did.ShouldBe(DataRights.Copied);
    }

    private static Task<CaseOutcome> EraseAsync(
        CaseRoom room, Case about, StaffRole role = StaffRole.Coordinator, string why = Seen) =>
        room.DoAsync(about.Id, role, (call, ct) => room.Rights.EraseAsync(call, why, ct));

    /// <summary>A chat that has everything a chat can have.</summary>
    private static async Task<(Case Asked, Case Complaint, Contact Chat)> FillAsync(CaseRoom room)
    {
        var now = room.Time.GetUtcNow();
        var resident = new Resident
        {
            Id = room.Ids.Next(),
            DeskId = room.Desk.Id,
            Name = "MAWAR REKAAN",
            SearchName = "MAWAR REKAAN",
            LastImportId = Guid.Empty,
        };
        var chat = await room.ContactAsync(Address, resident: resident.Id);
        var complaint = await room.FileAsync(contact: chat);
        var asked = await room.FileAsync(CaseKind.DataErasure, contact: chat);
        await room.WriteAsync(db =>
        {
            db.Residents.Add(resident);
            var known = db.Contacts.Single(c => c.Id == chat.Id);
            known.Consent("2026-11", now);
            (known.PhoneHash, known.NoticesStoppedAt) = ([1, 2, 3], now);
            db.Conversations.Add(new Conversation { ContactId = chat.Id, Position = "", Version = 0, UpdatedAt = now });
            db.NoticeOptOuts.Add(new NoticeOptOut { ContactId = chat.Id, Kind = NoticeKind.Pickup, At = now });
            AddWords(room, db, chat, complaint, now);
        });
        return (asked, complaint, chat);
    }

    private static void AddWords(CaseRoom room, DeskDb db, Contact chat, Case complaint, DateTimeOffset now)
    {
        var sent = room.Ids.Next();
        db.Inbound.Add(new InboundRecord
        {
            Channel = chat.Channel,
            ExternalId = "700001",
            ContactId = chat.Id,
            At = now,
            Text = "cerita warga",
            Media = "photo:berkas-1",
        });
        db.Outbox.Add(new OutboxMessage
        {
            Id = sent,
            ContactId = chat.Id,
            Channel = chat.Channel,
            Priority = OutboxPriority.Reply,
            Body = OutboxBody.Write(new OutboundMessage(chat.ToAddress(), "jawaban bot")),
            State = OutboxState.Sent,
            DueAt = now,
            CreatedAt = now,
        });
        db.DeliveryEvents.Add(new DeliveryEvent
        {
            OutboxId = sent,
            ExternalId = "m-1",
            Stage = DeliveryStage.Delivered,
            Code = "",
            At = now,
        });
        AddOfStaff(room, db, chat, complaint, now);
        AddOfDesk(room, db, chat, complaint, now);
    }

    private static void AddOfStaff(CaseRoom room, DeskDb db, Contact chat, Case complaint, DateTimeOffset now)
    {
        var (staff, id) = (room.Staff(StaffRole.FrontOffice).StaffId, room.Ids.Next());
        db.ConversationNotes.Add(
            new ConversationNote { Id = id, ContactId = chat.Id, StaffId = staff, At = now, Text = "catatan" });
        db.ReplyDrafts.Add(new ReplyDraft { StaffId = staff, ContactId = chat.Id, Text = "konsep", At = now });
        db.Handovers.Add(new Handover
        {
            Id = room.Ids.Next(),
            DeskId = room.Desk.Id,
            ContactId = chat.Id,
            CaseId = complaint.Id,
            Reason = HandoverReason.Asked,
            OpenedAt = now,
        });
    }

    private static void AddOfDesk(CaseRoom room, DeskDb db, Contact chat, Case complaint, DateTimeOffset now)
    {
        db.Parked.Add(new ParkedMessage
        {
            Id = room.Ids.Next(),
            ContactId = chat.Id,
            Channel = chat.Channel,
            ExternalId = "700002",
            At = now,
            Text = "parkir",
            Error = "Fault",
            CaseId = complaint.Id,
        });
        db.NeighbourhoodHeads.Add(new NeighbourhoodHead
        {
            Id = room.Ids.Next(),
            DeskId = room.Desk.Id,
            Name = "Ketua Rekaan",
            Rw = "05",
            ContactId = chat.Id,
            ProvedAt = now,
            CreatedAt = now,
        });
        db.CaseAttachments.Add(new CaseAttachment
        {
            Id = room.Ids.Next(),
            CaseId = complaint.Id,
            At = now,
            Who = $"contact:{chat.Id}",
            Kind = AttachmentKind.Photo,
            Content = "berkas-2",
        });
    }
}
