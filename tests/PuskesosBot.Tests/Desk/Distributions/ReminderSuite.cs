using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Desk.Cases;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Distributions;

public sealed class ReminderOnSqliteTests : ReminderSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class ReminderOnPostgresTests : ReminderSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>The evening before: who is told, when, once.</summary>
public abstract class ReminderSuite
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Told_once_in_the_evening_before_with_slot_papers_and_code()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.Room.ContactAsync("5100000009", resident: siti);
        await FillAsync(room, await room.AnnouncedAsync());

        (await RemindAsync(room, "2026-11-20 16:59")).ShouldBe(0);
        (await RemindAsync(room, "2026-11-20 17:00")).ShouldBe(1);
        (await RemindAsync(room, "2026-11-20 19:00")).ShouldBe(0);

        var words = (await room.Room.ToldAsync()).ShouldHaveSingleItem();
        var code = (await room.Room.AllAsync<PickupPass>()).Single().Code;
        foreach (var part in (string[])["Siti", "jam 09.00", "Balai RW 06", "KTP, KK, barcode", code, "TIDAK BISA"])
            words.ShouldContain(part);
    }

    [Fact]
    public async Task Nobody_is_told_in_the_quiet_hours_or_of_another_day()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.Room.ContactAsync("5100000009", resident: siti);
        await FillAsync(room, await room.AnnouncedAsync());

        foreach (var at in (string[])["2026-11-19 18:00", "2026-11-20 20:00", "2026-11-20 23:59", "2026-11-21 06:00"])
            (await RemindAsync(room, at)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_said_no_stopped_opted_out_or_blocked_is_left_in_peace()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var names = (string[])["TIDAK BISA", "BERHENTI", "TANPA PENGINGAT", "BLOKIR", "TANPA CHAT"];
        var people = new List<Guid>();
        foreach (var name in names) people.Add(await room.ResidentAsync(name));
        var chats = new List<Contact>();
        for (var n = 0; n < 4; n++) chats.Add(await room.Room.ContactAsync($"51000001{n}", resident: people[n]));
        await FillAsync(room, await room.AnnouncedAsync());
        var now = room.Room.Time.GetUtcNow();
        await room.ReplyAsync(people[0], (_, own, at, _) =>
            Task.FromResult(EntitlementReplies.TryAnswer(own, isComing: false, chats[0], at)));
        await room.Room.WriteAsync(db =>
        {
            db.Contacts.Single(c => c.Id == chats[1].Id).NoticesStoppedAt = now;
            db.NoticeOptOuts.Add(new NoticeOptOut { ContactId = chats[2].Id, Kind = NoticeKind.Reminder, At = now });
            db.Contacts.Single(c => c.Id == chats[3].Id).BlockedAt = now;
        });

        (await RemindAsync(room, "2026-11-20 17:30")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_cancelled_is_not_reminded_of()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.Room.ContactAsync("5100000009", resident: siti);
        var made = await room.AnnouncedAsync();
        await FillAsync(room, made);
        await room.DoAsync((call, ct) => DistributionDesk.CancelAsync(call, made.Id, "hujan", ct));

        (await RemindAsync(room, "2026-11-20 17:30")).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_with_two_chats_is_told_in_the_one_used_last()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var siti = await room.ResidentAsync("SITI");
        await room.Room.ContactAsync("5100000008", resident: siti);
        room.Room.Time.Advance(TimeSpan.FromMinutes(5));
        var latest = await room.Room.ContactAsync("5100000009", resident: siti);
        await FillAsync(room, await room.AnnouncedAsync());

        (await RemindAsync(room, "2026-11-20 18:00")).ShouldBe(1);

        (await room.Room.AllAsync<OutboxMessage>()).ShouldHaveSingleItem().ContactId.ShouldBe(latest.Id);
    }

    [Fact]
    public async Task In_a_month_with_holidays_the_evening_before_stays_and_the_desk_gets_its_working_days()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        var (siti, budi) = (await room.ResidentAsync("SITI"), await room.ResidentAsync("BUDI"));
        await room.Room.ContactAsync("5100000009", resident: siti);
        var ill = await room.Room.ContactAsync("5100000008", resident: budi);
        room.Room.SetLocal("2026-12-24 10:00");
        // Between Christmas and a Sunday.
        await FillAsync(
            room, await room.AnnouncedAsync(DistributionRoom.Draft with { Date = new DateOnly(2026, 12, 26) }));

        var visit = await room.ReplyAsync(
            budi, (db, own, at, ct) => room.Replies.AskHomeVisitAsync(db, own, "sakit", ill, at, ct));
        (await RemindAsync(room, "2026-12-24 17:30")).ShouldBe(0);
        (await RemindAsync(room, "2026-12-25 17:30")).ShouldBe(1);

        visit.ShouldNotBeNull().DueAt.ShouldBe(CalendarTests.Wib("2026-12-30 15:30"));
        (await room.Room.ToldAsync()).ShouldHaveSingleItem().ShouldContain("Siti");
    }

    private static async Task FillAsync(DistributionRoom room, Distribution made)
    {
        await room.DoAsync((call, ct) => room.People.AddEnrolledAsync(call, made.Id, ct));
        await room.DoAsync((call, ct) => EntitledPeople.PlanSlotsAsync(call, made.Id, ct));
        await room.DoAsync((call, ct) => room.People.IssuePassesAsync(call, made.Id, ct));
    }

    private static async Task<int> RemindAsync(DistributionRoom room, string local)
    {
        room.Room.SetLocal(local);
        var content = TestDesk.Content;
        await using var sender = new Sender(
            room.Room.Database,
            [new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) => new SendResult.Accepted("m-1"))],
            room.Room.Time, NullLogger<Sender>.Instance);
        var reminders = new PickupReminders(
            room.Room.Database, new DeskHome(room.Room.Desk, "id", new DeskFacts(content.Profile).Of),
            new Notices(sender, room.Room.Ids), () => content.Dialogs, content.Profile);
        return await reminders.RunAsync(room.Room.Time.GetUtcNow(), Ct);
    }
}
