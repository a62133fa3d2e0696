using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk.Cases;

/// <summary>A case leaves the desk only with the coordinator's word; answered and realised are two dates.</summary>
public sealed class ReferralTests
{
    private static readonly DateTimeOffset Start = CalendarTests.Wib("2026-11-20 10:00");

    [Fact]
    public async Task The_whole_way_tells_the_resident_every_step()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync();

        await MoveAsync(room, filed.Id, CaseState.Checked);
        await MoveAsync(room, filed.Id, CaseState.InProgress);
        await AskAsync(room, filed.Id);
        await ApproveAsync(room, filed.Id);
        room.SetLocal("2026-11-25 10:00");
        await AnsweredAsync(room, filed.Id, PartnerDecision.Approved);
        room.SetLocal("2026-12-15 10:00");
        await RealiseAsync(room, filed.Id);

        var after = await room.ReadAsync(filed.Id);
        (after.State, after.Decision, after.ReferredTo)
            .ShouldBe((CaseState.Realised, PartnerDecision.Approved, "Dinsos"));
        (after.AnsweredAt, after.RealisedAt)
            .ShouldBe((CalendarTests.Wib("2026-11-25 10:00"), CalendarTests.Wib("2026-12-15 10:00")));
        (await room.ToldAsync()).Count.ShouldBe(6);
        (await room.AllAsync<CaseEvent>()).OrderBy(e => e.Id).Select(e => e.State).ShouldBe([
            CaseState.Received, CaseState.Checked, CaseState.InProgress, CaseState.AwaitingApproval,
            CaseState.Referred, CaseState.PartnerAnswered, CaseState.Realised,
        ]);
    }

    [Theory]
    [InlineData(StaffRole.FrontOffice)]
    [InlineData(StaffRole.BackOffice)]
    [InlineData(StaffRole.Facilitator)]
    public async Task Nobody_below_the_coordinator_lets_it_leave(StaffRole role)
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AwaitingAsync(room);

        var approved = await room.DoAsync(filed, role, (call, ct) => room.Referrals.ApproveAsync(call, "", ct));
        var refused = await room.DoAsync(filed, role, (call, ct) => room.Referrals.RefuseAsync(call, "tidak", ct));

        approved.ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotYourRole));
        refused.ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotYourRole));
        (await room.ReadAsync(filed)).State.ShouldBe(CaseState.AwaitingApproval);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_the_resident_reads_it()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AwaitingAsync(room);

        var wordless = await room.DoAsync(
            filed, StaffRole.Coordinator, (call, ct) => room.Referrals.RefuseAsync(call, " ", ct));
        var refused = await room.DoAsync(
            filed, StaffRole.Coordinator, (call, ct) => room.Referrals.RefuseAsync(call, "Surat belum lengkap.", ct));

        wordless.ShouldBe(new CaseOutcome.Refused(CaseRefusal.ReasonNeeded));
        refused.ShouldBeOfType<CaseOutcome.Done>().Case.State.ShouldBe(CaseState.InProgress);
        (await room.ToldAsync())[^1].ShouldContain("Surat belum lengkap.");
    }

    [Fact]
    public async Task The_refusal_cannot_be_gone_round_by_a_plain_move()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AwaitingAsync(room);

        foreach (var to in Enum.GetValues<CaseState>())
        {
            var moved = await room.DoAsync(
                filed, StaffRole.Coordinator, (call, ct) => room.Work.MoveAsync(call, to, "x", ct));
            moved.ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotFromHere));
        }
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_and_what_was_rejected_does_not_come()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(state: CaseState.Referred);

        var wordless = await AnsweredAsync(room, filed.Id, PartnerDecision.Rejected, "");
        var studied = await AnsweredAsync(room, filed.Id, PartnerDecision.StudiedFurther, "");
        var rejected = await AnsweredAsync(room, filed.Id, PartnerDecision.Rejected, "Sudah menerima bantuan lain.");
        var realised = await RealiseAsync(room, filed.Id);

        wordless.ShouldBe(new CaseOutcome.Refused(CaseRefusal.ReasonNeeded));
        studied.ShouldBeOfType<CaseOutcome.Done>();
        rejected.ShouldBeOfType<CaseOutcome.Done>().Case.AnsweredAt.ShouldBe(Start);
        realised.ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotApproved));
    }

    [Fact]
    public async Task The_partner_answers_but_never_applies_a_change_of_data()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(CaseKind.DataChange, CaseState.Referred);

        var answered = await room.DoAsync(filed.Id, CaseActor.Partner,
            (call, ct) => room.Referrals.AnsweredAsync(call, PartnerDecision.Approved, "", ct));
        var applied = await room.DoAsync(filed.Id, CaseActor.Partner,
            (call, ct) => room.Referrals.RealiseAsync(call, "dicoret", ct));
        var byStaff = await room.DoAsync(filed.Id, StaffRole.BackOffice,
            (call, ct) => room.Referrals.RealiseAsync(call, "Nama dihapus dari daftar.", ct));

        answered.ShouldBeOfType<CaseOutcome.Done>();
        applied.ShouldBe(new CaseOutcome.Refused(CaseRefusal.NotYourRole));
        byStaff.ShouldBeOfType<CaseOutcome.Done>();
    }

    [Fact]
    public async Task A_referred_case_waits_for_the_partner_by_a_clock_of_its_own()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await AwaitingAsync(room);

        await ApproveAsync(room, filed);

        (await room.ReadAsync(filed)).DueAt.ShouldBe(CalendarTests.Wib("2026-12-18 15:00"));
    }

    private static async Task<Guid> AwaitingAsync(CaseRoom room)
    {
        var filed = await room.FileAsync(state: CaseState.InProgress);
        await AskAsync(room, filed.Id);
        return filed.Id;
    }

    private static Task<CaseOutcome> MoveAsync(CaseRoom room, Guid id, CaseState to) =>
        room.DoAsync(id, StaffRole.FrontOffice, (call, ct) => room.Work.MoveAsync(call, to, "", ct));

    private static Task<CaseOutcome> AskAsync(CaseRoom room, Guid id) => room.DoAsync(
        id, StaffRole.BackOffice, (call, ct) => room.Referrals.AskAsync(call, "Dinsos", "Di luar wewenang.", ct));

    private static Task<CaseOutcome> ApproveAsync(CaseRoom room, Guid id) =>
        room.DoAsync(id, StaffRole.Coordinator, (call, ct) => room.Referrals.ApproveAsync(call, "", ct));

    private static Task<CaseOutcome> AnsweredAsync(
        CaseRoom room, Guid id, PartnerDecision decision, string why = "") => room.DoAsync(
        id, StaffRole.BackOffice, (call, ct) => room.Referrals.AnsweredAsync(call, decision, why, ct));

    private static Task<CaseOutcome> RealiseAsync(CaseRoom room, Guid id) =>
        room.DoAsync(id, StaffRole.BackOffice, (call, ct) => room.Referrals.RealiseAsync(call, "", ct));
}
