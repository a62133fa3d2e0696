using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Conversations.Actions;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Desk.Announcements;

/// <summary>An RW head cannot reach, count or guess anything of another RW.</summary>
public sealed class HeadReachTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_rw_named_in_the_draft_is_refused()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(2, "05");
        await room.CrowdAsync(1);

        foreach (var rws in (string[][])[["05"], ["05", "06"], ["99"]])
        {
            var draft = await room.DraftAsync() with { Rws = rws };
            Refusals(await room.PreviewAsync(room.Head, draft)).ShouldBe([AnnouncementRefusal.NotYourArea]);
            Refusals(await room.ConfirmAsync(room.Head, draft)).ShouldBe([AnnouncementRefusal.NotYourArea]);
        }

        (await room.PreviewAsync(room.Head)).ShouldBeOfType<AnnouncementOutcome.Previewed>().Preview.Count.People
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_hand_out_of_another_rw_is_not_offered_and_looks_the_same_as_none()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        Distribution? theirs = null;
        await room.WriteAsync(db => theirs = room.AddHandOut(db, "CBP-05", "05"));
        await room.CrowdAsync(1);

        var offered = await ActAsync(room, new ListAnnounceable());
        var taken = await ActAsync(room, new PreviewAnnouncement(), ("distribution", "CBP-05"));
        var invented = await ActAsync(room, new PreviewAnnouncement(), ("distribution", "CBP-XX"));
        var direct = await room.PreviewAsync(room.Head, await room.DraftAsync(theirs!.Id));

        offered.Values["choices"].Rows!.Select(row => row["id"]).ShouldBe(["CBP-1", ""]);
        (taken.Outcome, taken.Values.Count).ShouldBe((invented.Outcome, invented.Values.Count));
        taken.Outcome.ShouldBe("gone");
        Refusals(direct).ShouldContain(AnnouncementRefusal.NotYourArea);
    }

    [Fact]
    public async Task Announcements_of_others_are_neither_seen_nor_steered_nor_replaced()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(2, "05");
        await room.CrowdAsync(2);
        var (neighbour, _) = await room.HeadAsync("05");
        var theirs = await room.SendAsync(neighbour);
        var staffs = await room.SendAsync(room.Staff);

        foreach (var other in (Announcement[])[theirs, staffs])
        {
            (await ActAsync(room, new ReadAnnouncement(), ("code", other.Code))).Outcome.ShouldBe("unknown");
            foreach (var step in (string[])["pause", "resume", "cancel", "retry"])
                (await ActAsync(room, new SteerAnnouncement(room.Ids), ("code", other.Code), ("step", step))).Outcome
                    .ShouldBe("unknown");
            var draft = await room.DraftAsync() with
            {
                DistributionId = null,
                Words = "Pengumuman tadi salah.",
                ReplacesId = other.Id,
            };
            Refusals(await room.ConfirmAsync(room.Head, draft)).ShouldContain(AnnouncementRefusal.NotYourArea);
        }

        (await ActAsync(room, new ListAnnouncements())).Outcome.ShouldBe("none");
        room.Time.Advance(TimeSpan.FromMinutes(1));
        var own = await room.SendAsync(room.Head);
        // What he says goes to his RW only, whoever was told before: the desk's own announcement goes on elsewhere.
        (await room.MessagesAsync(own.Id)).Count.ShouldBe(2);
        (await room.ReadAsync(staffs.Id)).State.ShouldNotBe(AnnouncementState.Superseded);
        (await room.ReadAsync(theirs.Id)).SupersededById.ShouldBe(staffs.Id);
        var cancelled = (await room.MessagesAsync(staffs.Id)).FindAll(m => m.State == OutboxState.Cancelled);
        cancelled.Select(m => m.ContactId)
            .ShouldBe((await room.MessagesAsync(own.Id)).Select(m => m.ContactId), ignoreOrder: true);
    }

    [Fact]
    public async Task An_rt_head_reaches_the_own_rt()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(3);
        var (rt, _) = await room.HeadAsync("06", "02");
        await room.WriteAsync(db =>
        {
            var chat = room.NewChat(ChannelNames.Telegram);
            var resident = room.AddPerson(db, "06", chat);
            resident.Rt = "02";
            var listed = db.Entitlements.Local.Single();
            db.Entitlements.Remove(listed);
            db.Entitlements.Add(new DistributionEntitlement
            {
                Id = room.Ids.Next(),
                DistributionId = listed.DistributionId,
                ResidentId = resident.Id,
                Rw = "06",
                Rt = "02",
            });
        });

        (await room.MessagesAsync((await room.SendAsync(rt)).Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_no_head_any_more_or_writes_in_a_group_announces_nothing()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(1);
        var group = room.NewChat(ChannelNames.Telegram, isGroup: true);
        await room.WriteAsync(db =>
        {
            db.Add(group);
            db.NeighbourhoodHeads.Add(new NeighbourhoodHead
            {
                Id = room.Ids.Next(),
                DeskId = room.Desk.Id,
                Name = "Grup",
                Rw = "06",
                ContactId = group.Id,
                CreatedAt = room.Now,
            });
        });
        (IDialogAction Action, string Outcome)[] actions =
        [
            (new ListAnnounceable(), "not_head"), (new ListAnnouncements(), "not_head"),
            (new PreviewAnnouncement(), "gone"), (new SendAnnouncement(room.Ids), "gone"),
        ];

        foreach (var (action, outcome) in actions) (await ActAsync(room, action, group)).Outcome.ShouldBe(outcome);
        await room.Database.WriteAsync(
            (db, ct) => db.NeighbourhoodHeads.ExecuteUpdateAsync(s => s.SetProperty(h => h.EndedAt, room.Now), ct), Ct);
        foreach (var (action, outcome) in actions) (await ActAsync(room, action)).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_announcement()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(2);
        var ready = await ActAsync(room, new PreviewAnnouncement(), ("distribution", "CBP-1"));
        var code = ready.Values["code"].Text;

        for (var press = 0; press < 2; press++)
            (await ActAsync(room, new SendAnnouncement(room.Ids), ("distribution", "CBP-1"), ("code", code))).Outcome
                .ShouldBe("sent");

        await using var db = room.Database.Open();
        (await db.Announcements.CountAsync(Ct)).ShouldBe(1);
    }

    private static IReadOnlyList<AnnouncementRefusal> Refusals(AnnouncementOutcome outcome) =>
        outcome.ShouldBeOfType<AnnouncementOutcome.Refused>().Why;

    private static Task<ActionResult> ActAsync(
        AnnouncementRoom room, IDialogAction action, params (string Name, string Value)[] arguments) =>
        ActAsync(room, action, room.HeadChat, arguments);

    private static Task<ActionResult> ActAsync(
        AnnouncementRoom room, IDialogAction action, Contact who, params (string Name, string Value)[] arguments) =>
        room.Database.WriteAsync(
            (db, ct) => action.RunAsync(
                new ActionCall(
                    db, who, arguments.ToDictionary(a => a.Name, a => (SlotValue)a.Value), room.Now,
                    new DateOnly(2026, 11, 20), new MessageKey(who.Channel, "1"))
                { Announcements = room.Announcing },
                ct),
            Ct);
}
