using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Cases;

public sealed class ChangingOnSqliteTests : ChangingSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class ChangingOnPostgresTests : ChangingSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Who may change a case, two at once, and what the relay is left.</summary>
public abstract class ChangingSuite
{
    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task Of_two_who_change_it_at_once_one_is_told_who_was_faster()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var filed = await room.FileAsync();

        var outcomes = await Task.WhenAll(
            Task.Run(() => CheckAsync(room, filed, StaffRole.FrontOffice)),
            Task.Run(() => CheckAsync(room, filed, StaffRole.BackOffice)));

        outcomes.OfType<CaseOutcome.Done>().ShouldHaveSingleItem();
        var late = outcomes.OfType<CaseOutcome.Overtaken>().ShouldHaveSingleItem();
        late.By.ShouldBe(outcomes[0] == late ? "Rina BackOffice" : "Rina FrontOffice");
        late.Sentence.ShouldContain(late.By);
        (await room.ToldAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Several_steps_in_one_transaction_build_on_each_other()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var filed = await room.FileAsync();

        await room.DoAsync(filed.Id, StaffRole.BackOffice, async (call, ct) =>
        {
            await room.Work.MoveAsync(call, CaseState.Checked, "", ct);
            await room.Work.MoveAsync(call, CaseState.InProgress, "", ct);
            return await room.Work.AnswerAsync(call, "Sedang kami cek ke gudang.", ct);
        });

        var after = await room.ReadAsync(filed.Id);
        (after.State, after.AnsweredAt).ShouldBe((CaseState.InProgress, room.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_heads_eyes_change_nothing_and_another_desk_sees_nothing()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var filed = await room.FileAsync();
        var elsewhere = CaseActor.Of(room.Staff(StaffRole.BackOffice) with { DeskId = room.Ids.Next() });

        var byHead = await CheckAsync(room, filed, StaffRole.RwHead);
        var byOther = await room.DoAsync(
            filed.Id, elsewhere, (call, ct) => room.Work.MoveAsync(call, CaseState.Checked, "", ct));

        byHead.ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotYourRole));
        byOther.ShouldBeOfType<CaseOutcome.NotFound>();
    }

    [Fact]
    public async Task Notes_and_assignments_are_for_staff_only()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var filed = await room.FileAsync();
        var (officer, head) = (room.Staff(StaffRole.BackOffice).StaffId, room.Staff(StaffRole.RwHead).StaffId);

        await room.DoAsync(filed.Id, StaffRole.FrontOffice,
            (call, ct) => room.Work.NoteAsync(call, "NIK 3273020000000000 ada dua.", ct));
        await room.DoAsync(filed.Id, StaffRole.FrontOffice, (call, ct) => room.Work.AssignAsync(call, officer, ct));
        var toHead = await room.DoAsync(
            filed.Id, StaffRole.FrontOffice, (call, ct) => room.Work.AssignAsync(call, head, ct));

        toHead.ShouldBe(new CaseOutcome.Refused(CaseRefusal.NoSuchStaff));
        (await room.ReadAsync(filed.Id)).AssigneeId.ShouldBe(officer);
        (await room.ToldAsync()).ShouldBeEmpty();
        (await room.AllAsync<CaseEvent>()).ShouldAllBe(e => !e.Why.Contains("3273020000000000"));
    }

    [Fact]
    public async Task Attachments_have_an_end()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        var filed = await room.FileAsync();

        CaseOutcome last = new CaseOutcome.NotFound();
        for (var i = 0; i <= CaseWork.AttachmentsMax; i++)
            last = await room.DoAsync(filed.Id, StaffRole.FrontOffice,
                (call, ct) => room.Work.AttachAsync(call, AttachmentKind.Photo, "media-1", ct));

        last.ShouldBe(new CaseOutcome.Refused(CaseRefusal.TooMany));
        (await room.AllAsync<CaseAttachment>()).Count.ShouldBe(CaseWork.AttachmentsMax);
    }

    [Fact]
    public async Task What_the_outside_queue_is_to_know_is_written_with_the_change_and_undone_with_it()
    {
        var relays = new RelayRules(new HashSet<CaseKind> { CaseKind.Complaint });
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync(), relays);
        await room.FileAsync(CaseKind.Question);
        var filed = await room.FileAsync();
        await CheckAsync(room, filed, StaffRole.FrontOffice);
        await room.DoAsync(filed.Id, StaffRole.FrontOffice, (call, ct) => room.Work.NoteAsync(call, "intern", ct));

        await Should.ThrowAsync<TimeoutException>(() => room.DoAsync(
            filed.Id, StaffRole.FrontOffice, async (call, ct) =>
            {
                await room.Work.MoveAsync(call, CaseState.InProgress, "", ct);
                throw new TimeoutException();
            }));

        var events = (await room.AllAsync<CaseEvent>()).Where(e => e.CaseId == filed.Id && e.Why != "intern");
        (await room.AllAsync<CaseRelay>()).Select(relay => relay.EventId)
            .ShouldBe(events.Select(e => e.Id), ignoreOrder: true);
        (await room.ReadAsync(filed.Id)).State.ShouldBe(CaseState.Checked);
    }

    [Fact]
    public async Task Two_sweeps_at_once_raise_each_case_once()
    {
        await using var room = await CaseRoom.OpenAsync(await DatabaseAsync());
        for (var i = 0; i < CaseClock.ChunkMax * 2 + 3; i++) await room.FileAsync(CaseKind.Question);
        room.SetLocal("2026-11-23 16:00");

        var sweeps = await Task.WhenAll(room.SweepAsync(), room.SweepAsync());

        sweeps.Sum(sweep => sweep.Escalated).ShouldBe(CaseClock.ChunkMax * 2 + 3);
    }

    private static Task<CaseOutcome> CheckAsync(CaseRoom room, Case filed, StaffRole role) => room.DoAsync(
        filed.Id, role, (call, ct) => room.Work.MoveAsync(call, CaseState.Checked, "", ct), filed.Version);
}
