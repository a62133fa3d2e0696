using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Announcements;

public sealed class AudienceOnSqliteTests : AudienceSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class AudienceOnPostgresTests : AudienceSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Who is told, in which chat, and what exactly.</summary>
public abstract class AudienceSuite
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task A_head_reaches_the_entitled_people_of_the_own_rw_and_nobody_else()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var own = await room.CrowdAsync(3);
        await room.CrowdAsync(2, "05");
        var (served, unlisted) = (room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.Telegram));
        await room.WriteAsync(db =>
        {
            room.AddPerson(db, "06", served);
            db.Entitlements.Local.First().Go(EntitlementState.Taken, "bot", room.Now);
            db.Contacts.Add(unlisted);
        });

        var sent = await room.SendAsync(room.Head);

        sent.Rws.ShouldBe(["06"]);
        sent.ResidentCount.ShouldBe(3);
        (await room.MessagesAsync(sent.Id)).Select(m => m.ContactId)
            .ShouldBe(own.Select(c => c.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Whom_no_message_reaches_is_for_paper_with_the_reason_and_by_area()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var told = await room.CrowdAsync(2);
        var blocked = room.NewChat(ChannelNames.Telegram);
        blocked.BlockedAt = room.Now;
        var people = new Resident[3];
        await room.WriteAsync(db => people =
        [
            room.AddPerson(db, "06"), room.AddPerson(db, "06", blocked), room.AddPerson(db, "05"),
        ]);
        var sent = await room.SendAsync(room.Staff);
        await room.LeaveAsync(sent.Id, 1);
        await room.LeaveAsync(sent.Id, state: OutboxState.Buried);
        var paper = new PaperList(room.Reach);
        await using var db = room.Database.Open();
        Task<IReadOnlyList<PaperAddressee>> ReadAsync(string? rw, string? rt, int max = 10) =>
            paper.ReadAsync(db, sent, rw, rt, max, room.Now, Ct);

        var all = await ReadAsync(null, null);

        all.Count.ShouldBe(4);
        all.Single(p => p.ResidentId == people[0].Id).Reason.ShouldBe(PaperReason.NoChat);
        all.Single(p => p.ResidentId == people[1].Id).Reason.ShouldBe(PaperReason.Unreachable);
        all.Count(p => p.Reason == PaperReason.Failed).ShouldBe(1);
        (await ReadAsync("05", null)).ShouldHaveSingleItem().ResidentId.ShouldBe(people[2].Id);
        (await ReadAsync("06", "02")).ShouldBeEmpty();
        (await ReadAsync(null, null, max: 3)).Count.ShouldBe(3);
        var near = await AnnouncementProgress.OfManyAsync(db, [sent.Id], "06", Ct);
        (near[sent.Id].Total, near[sent.Id].Unreachable).ShouldBe((told.Count, 1));
        (await AnnouncementProgress.OfManyAsync(db, [sent.Id], "05", Ct))[sent.Id].Total.ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_several_chats_is_told_once_in_the_one_that_can_get_it_now()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var late = room.NewChat(ChannelNames.WhatsApp, silentFor: TimeSpan.FromDays(3));
        var (open, group) = (room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.Telegram, isGroup: true));
        var family = room.NewChat(ChannelNames.WhatsApp);
        await room.WriteAsync(db =>
        {
            room.AddPerson(db, "06", late, open, group);
            room.AddPerson(db, "06", family);
            room.AddPerson(db, "06", family);
        });

        var count = (await room.PreviewAsync(room.Head)).ShouldBeOfType<AnnouncementOutcome.Previewed>().Preview.Count;
        var sent = await room.SendAsync(room.Head);

        (await room.MessagesAsync(sent.Id)).Select(m => m.ContactId).ShouldBe([open.Id, family.Id], ignoreOrder: true);
        count.People.ShouldBe(3);
        count.Now.ShouldBe(new Dictionary<string, int> { ["telegram"] = 1, ["whatsapp"] = 1 }, ignoreOrder: true);
        count.NoContact.ShouldBe(0);
    }

    [Fact]
    public async Task A_large_audience_is_counted_in_halves_and_a_chat_of_people_in_both_once()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var family = room.NewChat(ChannelNames.WhatsApp);
        await room.WriteAsync(db =>
        {
            room.AddPerson(db, "06", family);
            for (var n = 0; n < 5; n++) room.AddPerson(db, "06", room.NewChat(ChannelNames.Telegram));
            room.AddPerson(db, "06", room.NewChat(ChannelNames.WhatsApp, silentFor: TimeSpan.FromDays(3)));
            room.AddPerson(db, "06");
            room.AddPerson(db, "06", family);
        });
        var audience = new Audience(room.Desk.Id, ["06"], null, NoticeKind.Pickup) { DistributionId = room.HandOut.Id };
        var counts = new AudienceCounts(audience, room.Reach, null, room.Now) { HalvedFrom = 2 };
        await using var desk = room.Database.Open();
        await using var beside = room.Database.Open();

        foreach (var count in (AudienceCount[])[
            await counts.OfAsync(desk, beside, Ct), await counts.OfAsync(desk, null, Ct)])
        {
            count.Now.ShouldBe(new Dictionary<string, int> { ["telegram"] = 5, ["whatsapp"] = 1 }, ignoreOrder: true);
            (count.People, count.Waiting, count.NoContact).ShouldBe((9, 1, 1));
        }
    }

    [Fact]
    public async Task The_preview_counts_what_is_written_then()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var chats = new Dictionary<string, Contact>
        {
            ["now"] = room.NewChat(ChannelNames.WhatsApp),
            ["waits"] = room.NewChat(ChannelNames.WhatsApp, silentFor: TimeSpan.FromDays(2)),
            ["stopped"] = room.NewChat(ChannelNames.Telegram),
            ["kind"] = room.NewChat(ChannelNames.Telegram),
            ["other kind"] = room.NewChat(ChannelNames.Telegram),
            ["blocked"] = room.NewChat(ChannelNames.Telegram),
            ["switched off"] = room.NewChat(ChannelNames.WebChat),
        };
        chats["stopped"].NoticesStoppedAt = room.Now;
        chats["blocked"].BlockedAt = room.Now;
        await room.WriteAsync(db =>
        {
            foreach (var chat in chats.Values) room.AddPerson(db, "06", chat);
            room.AddPerson(db, "06");
            OptOut(db, chats["kind"], NoticeKind.Pickup, room.Now);
            OptOut(db, chats["other kind"], NoticeKind.News, room.Now);
        });

        var preview = (await room.PreviewAsync(room.Head)).ShouldBeOfType<AnnouncementOutcome.Previewed>().Preview;
        var sent = await room.SendAsync(room.Head);
        var progress = await ProgressAsync(room, sent.Id);

        var count = preview.Count;
        (count.People, count.Sendable, count.Waiting, count.OptedOut, count.Unreachable, count.NoContact)
            .ShouldBe((8, 2, 1, 2, 2, 1));
        (progress.Total, progress.Waiting, progress.OptedOut, progress.Unreachable).ShouldBe((3, 1, 2, 2));
        preview.CostRupiah.ShouldBe(room.Rules.MessageRate);
        var waiting = (await room.MessagesAsync(sent.Id)).Single(m => m.State == OutboxState.Waiting);
        (waiting.ContactId, waiting.Passage).ShouldBe((chats["waits"].Id, Passage.Waits));
    }

    [Fact]
    public async Task Everybody_gets_exactly_what_the_preview_showed_in_the_own_language_with_the_own_hour()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var (hers, his) = (room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.Telegram, language: "su"));
        hers.Address = """odd"\5""";
        await room.WriteAsync(db =>
        {
            room.AddPerson(db, "06", new TimeOnly(9, 0), hers);
            room.AddPerson(db, "06", his);
        });
        var draft = await room.DraftAsync();

        var preview = (await room.PreviewAsync(room.Head, draft))
            .ShouldBeOfType<AnnouncementOutcome.Previewed>().Preview;
        var sent = await room.SendAsync(room.Head, draft);
        var messages = (await room.MessagesAsync(sent.Id))
            .ToDictionary(m => m.ContactId, m => m.ToMessage());

        var shown = preview.Texts.Single(t => t.Language == "id").Text;
        messages[hers.Id].ShouldBe(new OutboundMessage(hers.ToAddress(), shown)
        {
            Language = "id",
            Options = messages[hers.Id].Options,
        });
        messages[hers.Id].Text.ShouldContain("Giliran Ibu/Bapak: jam 09.00");
        messages[hers.Id].Text.ShouldContain(sent.Code);
        messages[his.Id].Language.ShouldBe("su");
        messages[his.Id].Text.ShouldNotContain("Giliran");
        messages[his.Id].Text.ShouldNotContain(AnnouncementText.SlotMark);
        (await room.MessagesAsync(sent.Id)).ShouldAllBe(m => m.Priority == OutboxPriority.Bulk);
    }

    [Fact]
    public async Task What_looks_like_a_place_to_fill_is_said_as_it_was_written()
    {
        const string Words = """Rapat RW di balai \u0001 "lama" \u0002, bawa \\u0003 dan tikar.""";
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        await room.CrowdAsync(1);

        var sent = await room.SendAsync(
            room.Staff, await room.DraftAsync() with { DistributionId = null, Words = Words });

        var row = (await room.MessagesAsync(sent.Id)).ShouldHaveSingleItem();
        row.ToMessage().Text.ShouldContain(Words);
    }

    [Fact]
    public async Task A_template_goes_where_the_time_for_free_text_is_over()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        room.Templates.Add(new MessageTemplate(
            TemplateNames.PickupAnnounced, "id", TemplateCategory.Utility, "HX" + new string('0', 32),
            ["desk", "rw", "programme", "day", "time", "place", "papers", "code"], "RW {rw} hari {day} pukul {time}"));
        var late = room.NewChat(ChannelNames.WhatsApp, silentFor: TimeSpan.FromDays(3));
        await room.WriteAsync(db => room.AddPerson(db, "06", late));

        var preview = (await room.PreviewAsync(room.Head)).ShouldBeOfType<AnnouncementOutcome.Previewed>().Preview;
        var sent = await room.SendAsync(room.Head);
        var row = (await room.MessagesAsync(sent.Id)).ShouldHaveSingleItem();

        preview.Count.AsTemplate.ShouldBe(1);
        preview.CostRupiah.ShouldBe(room.Rules.MessageRate + room.Rules.TemplateRate);
        preview.Texts[0].Template.ShouldBe("RW 06 hari Sabtu, 28 November 2026 pukul 09.00");
        row.State.ShouldBe(OutboxState.Queued);
        var use = row.ToMessage().Template.ShouldNotBeNull();
        (use.Name, use.Values["place"], use.Values["code"]).ShouldBe(("pickup_announced", "Balai RW 06", sent.Code));
    }

    [Fact]
    public async Task Free_text_goes_to_who_is_enrolled_there()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var (own, other, gone) = (
            room.NewChat(ChannelNames.Telegram), room.NewChat(ChannelNames.Telegram),
            room.NewChat(ChannelNames.Telegram));
        await room.WriteAsync(db =>
        {
            room.AddPerson(db, "06", own);
            room.AddPerson(db, "05", other);
            room.AddPerson(db, "06", gone).Standing = Standing.Deceased;
        });
        var draft = await room.DraftAsync() with
        {
            DistributionId = null,
            Words = "Besok kerja bakti jam 7.",
            Programme = "CBP",
        };

        var sent = await room.SendAsync(room.Head, draft);
        var elsewhere = await room.PreviewAsync(room.Head, draft with { Programme = "PKH" });

        (await room.MessagesAsync(sent.Id)).ShouldHaveSingleItem().ContactId.ShouldBe(own.Id);
        sent.Kind.ShouldBe(NoticeKind.News);
        elsewhere.ShouldBeOfType<AnnouncementOutcome.Refused>().Why.ShouldBe([AnnouncementRefusal.NobodyThere]);
    }

    [Fact]
    public async Task Who_says_stop_after_it_was_written_is_not_told_any_more()
    {
        await using var room = await AnnouncementRoom.OpenAsync(await DatabaseAsync());
        var chats = await room.CrowdAsync(3);
        var sent = await room.SendAsync(room.Head);
        await room.WriteAsync(db =>
        {
            db.Contacts.Single(c => c.Id == chats[0].Id).NoticesStoppedAt = room.Now;
            OptOut(db, chats[1], NoticeKind.Pickup, room.Now);
        });

        var claim = await room.Database.WriteAsync(
            (db, ct) => OutboxClaim.TakeAsync(
                db, new ClaimOrder(ChannelNames.Telegram, "me", 50, 50, room.Now), null, ct),
            Ct);

        claim.Items.Single(i => i.Priority == OutboxPriority.Bulk).ContactId.ShouldBe(chats[2].Id);
        (await room.MessagesAsync(sent.Id)).Count(m => m.State == OutboxState.Cancelled).ShouldBe(2);
    }

    private static void OptOut(DeskDb db, Contact chat, NoticeKind kind, DateTimeOffset at) =>
        db.NoticeOptOuts.Add(new NoticeOptOut { ContactId = chat.Id, Kind = kind, At = at });

    private static async Task<AnnouncementProgress> ProgressAsync(AnnouncementRoom room, Guid id)
    {
        await using var db = room.Database.Open();
        return await AnnouncementProgress.OfAsync(db, id, Ct);
    }
}
