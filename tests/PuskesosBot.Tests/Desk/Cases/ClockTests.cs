using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk.Cases;

/// <summary>What is late climbs, what waits stands still, what nobody objected to closes.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(CaseKind.Emergency, "2026-11-20 15:00")]
    [InlineData(CaseKind.Question, "2026-11-23 15:30")]
    [InlineData(CaseKind.HomeVisit, "2026-11-25 15:30")]
    [InlineData(CaseKind.Complaint, "2026-11-27 15:00")]
    [InlineData(CaseKind.DataCopy, "2026-11-23 10:00")]
    [InlineData(CaseKind.DataErasure, "2026-11-23 10:00")]
    public async Task Each_kind_has_its_target(CaseKind kind, string due)
    {
        await using var room = await CaseRoom.OpenAsync();

        (await room.FileAsync(kind)).DueAt.ShouldBe(CalendarTests.Wib(due));
    }

    [Fact]
    public async Task A_late_case_climbs_the_ladder_step_by_step()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync();
        var levels = new List<(string, CaseLevel)>();

        for (var day = 0; day < 40; day++)
        {
            room.Time.Advance(TimeSpan.FromDays(1));
            var before = (await room.ReadAsync(filed.Id)).Level;
            await room.SweepAsync();
            var now = await room.ReadAsync(filed.Id);
            if (now.Level != before) levels.Add(($"{room.Time.GetUtcNow():MM-dd}", now.Level));
        }

        levels.ShouldBe([
            ("11-28", CaseLevel.BackOffice), ("12-02", CaseLevel.Coordinator), ("12-04", CaseLevel.Supervisor),
            ("12-09", CaseLevel.Manager),
        ]);
        (await room.AllAsync<CaseEvent>()).Count(e => e.Kind == CaseEventKind.Escalated).ShouldBe(4);
    }

    [Fact]
    public async Task After_a_long_rest_each_target_that_passed_is_one_step()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(CaseKind.Emergency);

        room.SetLocal("2026-11-24 08:00");
        (await room.SweepAsync()).Escalated.ShouldBe(2);
        (await room.SweepAsync()).Escalated.ShouldBe(0, "a second sweep finds nothing to do");

        (await room.ReadAsync(filed.Id)).Level.ShouldBe(CaseLevel.Coordinator);
    }

    [Fact]
    public async Task The_hours_of_the_law_run_while_the_desk_is_closed_and_while_it_waits()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(CaseKind.DataErasure);
        await room.DoAsync(filed.Id, StaffRole.FrontOffice,
            (call, ct) => room.Work.MoveAsync(call, CaseState.WaitingForResident, "Boleh datang membawa KTP?", ct));

        room.SetLocal("2026-11-23 09:59");
        (await room.SweepAsync()).Escalated.ShouldBe(0);
        room.SetLocal("2026-11-25 10:01");
        (await room.SweepAsync()).Escalated.ShouldBe(3, "a step for each day that passed after the 72 hours");

        var late = await room.ReadAsync(filed.Id);
        (late.Level, late.ClockStoppedAt).ShouldBe((CaseLevel.Supervisor, null));
        late.DueAt.ShouldBe(CalendarTests.Wib("2026-11-26 10:00"));
    }

    [Fact]
    public async Task The_clock_stands_while_the_resident_owes_an_answer()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(state: CaseState.InProgress);
        await room.DoAsync(filed.Id, StaffRole.FrontOffice,
            (call, ct) => room.Work.MoveAsync(call, CaseState.WaitingForResident, "Tolong kirim foto KK.", ct));

        room.SetLocal("2026-12-20 10:00");
        (await room.SweepAsync()).ShouldBe(new CaseSweep(0, 0));
        room.SetLocal("2026-11-23 10:00");
        await NoteAsync(room, filed.Id, "Sudah saya kirim.");

        var after = await room.ReadAsync(filed.Id);
        after.State.ShouldBe(CaseState.InProgress);
        after.ClockStoppedAt.ShouldBeNull();
        after.DueAt.ShouldBe(CalendarTests.Wib("2026-11-30 15:00"), "five open hours on Friday and two on Monday");
    }

    [Fact]
    public async Task A_closing_question_left_alone_closes_the_case_and_tells_so()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AskedAsync(room);
        await room.SendAllAsync();

        room.SetLocal("2026-11-27 14:00");
        (await room.SweepAsync()).Closed.ShouldBe(0);
        room.SetLocal("2026-11-27 15:00");
        (await room.SweepAsync()).Closed.ShouldBe(1);
        (await room.SweepAsync()).Closed.ShouldBe(0);

        (await room.ReadAsync(filed)).IsOpen.ShouldBeFalse();
        (await room.ToldAsync())[^1].ShouldContain("tidak ada jawaban");
    }

    [Fact]
    public async Task A_question_that_never_went_out_closes_nothing()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AskedAsync(room);
        await room.WriteAsync(db => db.Outbox.Single().State = OutboxState.Waiting);

        room.SetLocal("2026-11-30 10:00");
        (await room.SweepAsync()).ShouldBe(new CaseSweep(1, 0));

        var after = await room.ReadAsync(filed);
        (after.IsOpen, after.Level).ShouldBe((true, CaseLevel.BackOffice));
    }

    [Fact]
    public async Task The_time_to_answer_begins_when_the_question_went_out()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AskedAsync(room);
        room.SetLocal("2026-11-25 10:00");
        await room.SendAllAsync();

        room.SetLocal("2026-11-27 16:00");
        (await room.SweepAsync()).ShouldBe(new CaseSweep(0, 0));

        (await room.ReadAsync(filed)).DueAt.ShouldBe(CalendarTests.Wib("2026-12-02 15:30"));
    }

    [Fact]
    public async Task Nothing_closes_over_what_the_resident_wrote()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AskedAsync(room);
        await room.SendAllAsync();
        await NoteAsync(room, filed, "Berasnya belum datang.");

        room.SetLocal("2026-11-27 14:00");
        (await room.SweepAsync()).Closed.ShouldBe(0);

        var after = await room.ReadAsync(filed);
        (after.State, after.ClosingAskedAt).ShouldBe((CaseState.Reopened, null));
    }

    private static async Task<Guid> AskedAsync(CaseRoom room)
    {
        var filed = await room.FileAsync(state: CaseState.Realised);
        var asked = await room.DoAsync(filed.Id, StaffRole.FrontOffice, room.Closings.AskAsync);
        asked.ShouldBeOfType<CaseOutcome.Done>();
        return filed.Id;
    }

    private static Task<bool> NoteAsync(CaseRoom room, Guid id, string words) => room.Database.WriteAsync(
        async (db, ct) =>
        {
            var about = await CaseDesk.OwnCases(db, room.Contact.Id).SingleAsync(c => c.Id == id, ct);
            return await room.Cases.TryAddNoteAsync(db, about, room.Contact, words, room.Time.GetUtcNow(), ct);
        },
        TestContext.Current.CancellationToken);
}
