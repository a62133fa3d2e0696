using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Tests.Desk.Cases;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Announcements;

public sealed class ExpansionOnSqliteTests : ExpansionSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class ExpansionOnPostgresTests : ExpansionSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Addressees are written in chunks that may be broken off anywhere, by any number of processes.</summary>
public abstract class ExpansionSuite
{
    /// <summary>More than two chunks.</summary>
    private const int Crowd = AnnouncementRules.FirstChunkMax + 2_000 + 50;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Broken_off_after_a_chunk_it_goes_on_where_it_was()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var crowd = await room.CrowdAsync(Crowd);
        var made = (await room.ConfirmAsync(room.Coordinator)).ShouldBeOfType<AnnouncementOutcome.Done>().Announcement;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        void Stop(string topic)
        {
            if (topic == Topics.Outbox) stop.Cancel();
        }

        room.Database.News.Told += Stop;
        await Should.ThrowAsync<OperationCanceledException>(
            () => room.NewClock().RunAsync(room.Database, room.Time, stop.Token));
        room.Database.News.Told -= Stop;
        (await room.MessagesAsync(made.Id)).Count.ShouldBe(AnnouncementRules.FirstChunkMax);

        await room.RunAsync();

        (await room.MessagesAsync(made.Id)).Select(m => m.ContactId)
            .ShouldBe(crowd.Select(c => c.Id), ignoreOrder: true);
        (await room.ReadAsync(made.Id)).ExpandedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_counted_before_the_transaction_is_not_counted_again_in_it()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        await room.WriteAsync(db => room.AddPerson(db, "06", room.NewChat(ChannelNames.Telegram)));
        var draft = await room.DraftAsync();
        var seen = (await room.PreviewAsync(room.Head, draft)).ShouldBeOfType<AnnouncementOutcome.Previewed>().Preview;
        await room.WriteAsync(db => room.AddPerson(db, "06"));

        var outcome = await room.Database.WriteAsync(
            (db, ct) => room.Announcing.ConfirmAsync(db, room.Head, draft, seen, room.Now, ct), Ct);

        outcome.ShouldBeOfType<AnnouncementOutcome.Done>().Announcement.ResidentCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_chunk_that_fails_leaves_nothing_and_is_written_again()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        await room.CrowdAsync(5);
        var made = (await room.ConfirmAsync(room.Head)).ShouldBeOfType<AnnouncementOutcome.Done>().Announcement;
        await room.WriteAsync(db => db.Announcements.Single().State = AnnouncementState.Sending);
        var chunk = new AnnouncementChunk(room.Rules, room.Reach, room.Ids);

        await Should.ThrowAsync<InvalidOperationException>(() => room.Database.WriteAsync<bool>(
            async (db, ct) =>
            {
                var about = await db.Announcements.SingleAsync(a => a.Id == made.Id, ct);
                await chunk.WriteAsync(db, await Expansion.OfAsync(db, about, ct), room.Now, ct);
                throw new InvalidOperationException("killed");
            },
            Ct));
        (await room.MessagesAsync(made.Id)).ShouldBeEmpty();
        await room.RunAsync();

        (await room.MessagesAsync(made.Id)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_chat_of_people_in_different_chunks_is_told_once_and_the_author_when_all_has_left()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var crowd = await room.CrowdAsync(AnnouncementRules.FirstChunkMax);
        await room.WriteAsync(db => room.AddPerson(db, "06", db.Contacts.Single(c => c.Id == crowd[0].Id)));
        var draft = await room.DraftAsync() with { UrgentReason = "Beras sudah datang." };
        var sent = (await room.ConfirmAsync(room.Coordinator, draft)).ShouldBeOfType<AnnouncementOutcome.Done>()
            .Announcement;

        await room.RunAsync();
        (await room.MessagesAsync(sent.Id)).Select(m => m.ContactId)
            .ShouldBe(crowd.Select(c => c.Id), ignoreOrder: true);
        await room.LeaveAsync(sent.Id);
        await room.RunAsync();

        (await room.ReadAsync(sent.Id)).State.ShouldBe(AnnouncementState.Done);
    }

    [Fact]
    public async Task Several_that_write_at_once_write_everybody_once()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var crowd = await room.CrowdAsync(Crowd);
        var made = (await room.ConfirmAsync(room.Coordinator)).ShouldBeOfType<AnnouncementOutcome.Done>().Announcement;

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(room.RunAsync)));

        (await room.MessagesAsync(made.Id)).Select(m => m.ContactId)
            .ShouldBe(crowd.Select(c => c.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task What_replaces_it_reaches_everybody_who_got_it_and_what_had_not_left_does_not_leave()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var chats = await room.CrowdAsync(4);
        await room.WriteAsync(db => db.Entitlements.ToList().ForEach(e => e.SlotAt = new TimeOnly(9, 30)));
        var first = await room.SendAsync(room.Head);
        await room.LeaveAsync(first.Id, 2);
        var got = (await room.MessagesAsync(first.Id)).Where(m => m.State == OutboxState.Sent)
            .Select(m => m.ContactId).ToList();
        // One who got it has been taken off the list since, and the place is another one.
        await room.Database.WriteAsync(
            async (db, ct) =>
            {
                var link = await db.ContactLinks.SingleAsync(l => l.ContactId == got[0], ct);
                db.Entitlements.Remove(await db.Entitlements.SingleAsync(e => e.ResidentId == link.ResidentId, ct));
                Move(await db.Distributions.SingleAsync(ct));
                return 0;
            },
            Ct);

        await room.RunAsync();
        (await room.ReadAsync(first.Id)).State.ShouldBe(AnnouncementState.Paused);
        (await room.ToldHeadAsync()).ShouldContain(told => told.Contains("penyalurannya berubah"));
        var second = await room.SendAsync(room.Head);

        var old = await room.ReadAsync(first.Id);
        (old.State, old.SupersededById).ShouldBe((AnnouncementState.Superseded, second.Id));
        var messages = await room.MessagesAsync(second.Id);
        messages.Select(m => m.ContactId).ShouldBe(chats.Select(c => c.Id), ignoreOrder: true);
        messages.ShouldAllBe(m => m.Body.Contains("Aula kelurahan") && m.Body.Contains("ADA PERUBAHAN"));
        // All but who is on the list no more still have their hour.
        messages.Where(m => m.Body.Contains("09.30")).Select(m => m.ContactId)
            .ShouldBe(chats.Select(c => c.Id).Except([got[0]]), ignoreOrder: true);
        (await room.MessagesAsync(first.Id)).Count(m => m.State == OutboxState.Cancelled).ShouldBe(2);
    }

    [Fact]
    public async Task Cancelled_while_it_is_sent_nothing_more_leaves()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        await room.CrowdAsync(4);
        var sent = await room.SendAsync(room.Head);
        await room.LeaveAsync(sent.Id, 1);

        await room.StepAsync(
            sent.Id, room.Head, (call, ct) => AnnouncementSteering.CancelAsync(call, "Salah tulis.", ct));
        await room.RunAsync();

        var states = (await room.MessagesAsync(sent.Id)).ConvertAll(m => m.State);
        states.Count(s => s == OutboxState.Sent).ShouldBe(1);
        states.Count(s => s == OutboxState.Cancelled).ShouldBe(3);
        (await room.ReadAsync(sent.Id)).FinishedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Paused_it_stands_still_and_resumed_it_goes_on()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        await room.CrowdAsync(3);
        var sent = await room.SendAsync(room.Head);

        await room.StepAsync(sent.Id, room.Head, (call, ct) => AnnouncementSteering.PauseAsync(call, "", ct));
        await room.RunAsync();
        (await room.MessagesAsync(sent.Id)).ShouldAllBe(m => m.DueAt > room.Now.AddYears(100));
        await room.StepAsync(sent.Id, room.Head, AnnouncementSteering.ResumeAsync);
        await room.RunAsync();

        (await room.MessagesAsync(sent.Id)).ShouldAllBe(m => m.DueAt == room.Now && m.State == OutboxState.Queued);
    }

    [Fact]
    public async Task Nobody_is_told_between_eight_and_seven_except_when_it_is_urgent()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        await room.CrowdAsync(3);
        room.SetLocal("2026-11-20 19:59");
        var begun = await room.SendAsync(room.Head);
        room.SetLocal("2026-11-20 20:00");
        var night = await room.SendAsync(
            room.Staff, await room.DraftAsync() with { DistributionId = null, Words = "Rapat RW diundur." });
        var urgent = await room.SendAsync(
            room.Staff,
            await room.DraftAsync() with
            {
                DistributionId = null,
                Words = "Banjir, jangan ke balai RW.",
                UrgentReason = "Banjir",
            });

        (await room.MessagesAsync(urgent.Id)).ShouldAllBe(m => m.DueAt <= room.Now);
        (await room.MessagesAsync(begun.Id)).ShouldAllBe(m => m.DueAt == CalendarTests.Wib("2026-11-21 07:00"));
        foreach (var hour in (string[])["2026-11-20 23:59", "2026-11-21 00:01", "2026-11-21 06:59"])
        {
            room.SetLocal(hour);
            await room.RunAsync();
            (await room.MessagesAsync(night.Id)).ShouldBeEmpty();
        }

        room.SetLocal("2026-11-21 07:00");
        await room.RunAsync();
        (await room.MessagesAsync(night.Id)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task In_a_month_with_holidays_a_holiday_is_a_day_like_others_and_its_night_is_a_night()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        await room.CrowdAsync(3);
        await room.Database.WriteAsync(
            async (db, ct) => (await db.Distributions.SingleAsync(ct)).Date = new DateOnly(2027, 1, 2), Ct);
        room.SetLocal("2026-12-24 20:30");
        var evening = await room.SendAsync(room.Staff);

        room.SetLocal("2026-12-25 06:59");
        await room.RunAsync();
        (await room.MessagesAsync(evening.Id)).ShouldBeEmpty();
        room.SetLocal("2026-12-25 07:00");
        await room.RunAsync();
        (await room.MessagesAsync(evening.Id)).Count.ShouldBe(3);

        room.SetLocal("2026-12-31 23:59");
        var newYear = await room.SendAsync(
            room.Staff, await room.DraftAsync() with { DistributionId = null, Words = "Balai RW libur sampai Senin." });
        room.SetLocal("2027-01-01 00:01");
        await room.RunAsync();
        (await room.MessagesAsync(newYear.Id)).ShouldBeEmpty();
        room.SetLocal("2027-01-01 07:00");
        await room.RunAsync();
        (await room.MessagesAsync(newYear.Id)).ShouldAllBe(m => m.DueAt == room.Now);
    }

    private static void Move(Distribution handOut)
    {
        (handOut.PreviousVenue, handOut.Venue) = (handOut.Venue, "Aula kelurahan");
        (handOut.State, handOut.Untold) = (DistributionState.Changed, DistributionChange.Venue);
        handOut.Version++;
    }
}
