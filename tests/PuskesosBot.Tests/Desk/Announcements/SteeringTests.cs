using PuskesosBot.Channels;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Tests.Desk.Announcements;

/// <summary>Approval, times, failures and what the author is told.</summary>
public sealed class SteeringTests
{
    [Fact]
    public async Task For_many_somebody_else_must_approve_first()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(room.Rules.ApprovalAbove + 1);

        var asked = await room.SendAsync(room.Head);
        asked.State.ShouldBe(AnnouncementState.WaitingApproval);
        (await room.MessagesAsync(asked.Id)).ShouldBeEmpty();
        Refusal(await room.StepAsync(asked.Id, room.Head, (c, ct) => room.Steering.ApproveAsync(c, "ya", ct)))
            .ShouldBe(AnnouncementRefusal.NotYourRole);
        Refusal(await room.StepAsync(asked.Id, room.Staff, (c, ct) => room.Steering.ApproveAsync(c, "ya", ct)))
            .ShouldBe(AnnouncementRefusal.NotYourRole);
        Refusal(await room.StepAsync(asked.Id, room.Coordinator, (c, ct) => room.Steering.ApproveAsync(c, " ", ct)))
            .ShouldBe(AnnouncementRefusal.ReasonNeeded);
        await room.StepAsync(asked.Id, room.Coordinator, (c, ct) => room.Steering.ApproveAsync(c, "Sudah benar.", ct));
        await room.RunAsync();

        (await room.MessagesAsync(asked.Id)).Count.ShouldBe(room.Rules.ApprovalAbove + 1);
        (await room.ToldHeadAsync()).ShouldContain(told => told.Contains("disetujui"));
    }

    [Fact]
    public async Task What_was_refused_is_not_sent_and_what_it_would_have_replaced_goes_on()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(room.Rules.ApprovalAbove + 1);
        var asked = await room.SendAsync(room.Head);

        await room.StepAsync(asked.Id, room.Coordinator, (c, ct) => room.Steering.RefuseAsync(c, "Tunggu dulu.", ct));
        await room.RunAsync();

        (await room.ReadAsync(asked.Id)).State.ShouldBe(AnnouncementState.Cancelled);
        (await room.MessagesAsync(asked.Id)).ShouldBeEmpty();
        (await room.ToldHeadAsync()).ShouldHaveSingleItem().ShouldContain("Tunggu dulu.");
    }

    [Fact]
    public async Task A_planned_one_begins_at_its_time()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(2);
        var planned = await room.SendAsync(
            room.Head, await room.DraftAsync() with { SendAt = room.Now.AddHours(2) });
        (await room.MessagesAsync(planned.Id)).ShouldBeEmpty();

        room.Time.Advance(TimeSpan.FromHours(2));
        await room.RunAsync();

        (await room.MessagesAsync(planned.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_author_is_told_how_far_it_is_and_what_became_of_it()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(100);
        var sent = await room.SendAsync(room.Head);
        await room.LeaveAsync(sent.Id, 30);
        await room.RunAsync();
        await room.RunAsync();
        await room.LeaveAsync(sent.Id, 30);
        await room.RunAsync();
        await room.LeaveAsync(sent.Id, 31);
        await room.LeaveAsync(sent.Id, state: OutboxState.Buried);
        await room.RunAsync();

        var told = await room.ToldHeadAsync();
        told.Count.ShouldBe(3);
        told[0].ShouldContain("terkirim 30 dari 100");
        told[1].ShouldContain("terkirim 60 dari 100");
        told[2].ShouldContain("selesai: terkirim 91 dari 100, 9 gagal");
        (await room.ReadAsync(sent.Id)).State.ShouldBe(AnnouncementState.Done);
    }

    [Fact]
    public async Task What_failed_is_tried_again_and_nobody_else_is_told_twice()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.CrowdAsync(3);
        var sent = await room.SendAsync(room.Head);
        await room.LeaveAsync(sent.Id, 2);
        await room.LeaveAsync(sent.Id, state: OutboxState.Buried);
        await room.RunAsync();

        await room.StepAsync(sent.Id, room.Head, AnnouncementSteering.RetryAsync);
        await room.RunAsync();

        var messages = await room.MessagesAsync(sent.Id);
        messages.Count(m => m.State == OutboxState.Sent).ShouldBe(2);
        messages.Count(m => m.State == OutboxState.Queued).ShouldBe(1);
        (await room.ReadAsync(sent.Id)).State.ShouldBe(AnnouncementState.Sending);
    }

    [Fact]
    public async Task An_rw_in_which_nobody_can_be_reached_is_told_as_that()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        await room.WriteAsync(db => room.AddPerson(db, "06"));

        var preview = (await room.PreviewAsync(room.Head)).ShouldBeOfType<AnnouncementOutcome.Previewed>().Preview;
        var sent = await room.SendAsync(room.Head);

        (preview.Count.Sendable, preview.Count.NoContact).ShouldBe((0, 1));
        (sent.State, sent.NoContactCount).ShouldBe((AnnouncementState.Done, 1));
        (await room.ToldHeadAsync()).ShouldHaveSingleItem().ShouldContain("terkirim 0 dari 0");
    }

    [Fact]
    public async Task Who_writes_only_after_the_day_is_not_told_of_it_any_more()
    {
        await using var room = await AnnouncementRoom.OpenAsync();
        var late = room.NewChat(ChannelNames.WhatsApp, silentFor: TimeSpan.FromDays(3));
        await room.WriteAsync(db => room.AddPerson(db, "06", late));
        var sent = await room.SendAsync(room.Head);
        (await room.MessagesAsync(sent.Id)).ShouldHaveSingleItem().State.ShouldBe(OutboxState.Waiting);

        room.SetLocal("2026-11-29 08:00");
        await room.RunAsync();

        (await room.MessagesAsync(sent.Id)).ShouldHaveSingleItem().State.ShouldBe(OutboxState.Cancelled);
    }

    private static AnnouncementRefusal Refusal(AnnouncementOutcome outcome) =>
        outcome.ShouldBeOfType<AnnouncementOutcome.Refused>().Why.ShouldHaveSingleItem();
}
