using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk.Cases;

/// <summary>Nothing closes without its resident having been asked; reopening and merging.</summary>
public sealed class ClosingTests
{
    private static readonly Guid Siti = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Entin = new("01900000-0000-7000-8000-000000000002");

    [Fact]
    public async Task Staff_cannot_close_what_nobody_was_asked_about()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(state: CaseState.Realised);

        (await CloseAsync(room, filed.Id)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.AskFirst));
        await AskAsync(room, filed.Id);
        (await CloseAsync(room, filed.Id)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.AnswerPending));
        room.SetLocal("2026-11-27 15:00");
        (await CloseAsync(room, filed.Id)).ShouldBeOfType<CaseOutcome.Done>();

        (await room.ReadAsync(filed.Id)).State.ShouldBe(CaseState.Closed);
    }

    [Fact]
    public async Task A_case_without_a_chat_is_closed_with_a_reason()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(state: CaseState.Realised, hasChat: false);

        (await AskAsync(room, filed.Id)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.NoChat));
        (await CloseAsync(room, filed.Id, "")).ShouldBe(new CaseOutcome.Refused(CaseRefusal.ReasonNeeded));
        (await CloseAsync(room, filed.Id)).ShouldBeOfType<CaseOutcome.Done>();

        (await room.ToldAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, CaseState.Closed)]
    [InlineData(false, CaseState.Reopened)]
    public async Task The_resident_has_the_last_word(bool isSettled, CaseState state)
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(state: CaseState.Realised);
        await AskAsync(room, filed.Id);

        var answered = await AnswerAsync(room, room.Contact, filed.Id, isSettled);
        var again = await AnswerAsync(room, room.Contact, filed.Id, isSettled);

        answered.ShouldBeOfType<CaseOutcome.Done>().Case.State.ShouldBe(state);
        again.ShouldBeOfType<CaseOutcome.Refused>();
    }

    [Fact]
    public async Task Nobody_answers_for_another_chat()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync(state: CaseState.Realised);
        await AskAsync(room, filed.Id);
        var stranger = await room.ContactAsync("5100000002");

        (await AnswerAsync(room, stranger, filed.Id, isSettled: true)).ShouldBeOfType<CaseOutcome.NotFound>();
    }

    [Fact]
    public async Task Another_chat_that_the_same_resident_proved_may_answer()
    {
        await using var room = await CaseRoom.OpenAsync();
        var one = await room.ContactAsync("5100000002", resident: Siti);
        var other = await room.ContactAsync("5100000003", resident: Siti);
        var filed = await room.FileAsync(state: CaseState.Realised, contact: one, resident: Siti);
        var ofNeighbour = await room.FileAsync(state: CaseState.Realised, resident: Siti);
        await AskAsync(room, filed.Id);
        await AskAsync(room, ofNeighbour.Id);

        (await AnswerAsync(room, other, filed.Id, isSettled: true)).ShouldBeOfType<CaseOutcome.Done>();
        (await AnswerAsync(room, other, ofNeighbour.Id, isSettled: true)).ShouldBeOfType<CaseOutcome.NotFound>();
    }

    [Theory]
    [InlineData("2026-12-20 09:59", true)]
    [InlineData("2026-12-20 10:00", false)]
    public async Task A_closed_case_opens_again_only_within_its_days(string local, bool opens)
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await ClosedAsync(room);
        var second = await ClosedAsync(room);
        room.SetLocal(local);

        var byResident = await ReopenAsync(room, filed);
        var byStaff = await room.DoAsync(second, StaffRole.FrontOffice,
            (call, ct) => room.Closings.ReopenAsync(call, "Warga datang lagi.", ct));

        foreach (var outcome in (CaseOutcome[])[byResident, byStaff])
        {
            if (opens) outcome.ShouldBeOfType<CaseOutcome.Done>().Case.IsOpen.ShouldBeTrue();
            else outcome.ShouldBe(new CaseOutcome.Refused(CaseRefusal.TooLate));
        }
    }

    [Fact]
    public async Task A_reopened_case_has_a_target_again()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await ClosedAsync(room);
        room.SetLocal("2026-12-01 10:00");

        await ReopenAsync(room, filed);

        (await room.ReadAsync(filed)).DueAt.ShouldBe(CalendarTests.Wib("2026-12-08 15:30"));
    }

    [Fact]
    public async Task A_merged_case_closes_points_on_and_its_chat_is_told()
    {
        await using var room = await CaseRoom.OpenAsync();
        var (kept, merged) = (await room.FileAsync(), await room.FileAsync());

        (await MergeAsync(room, merged.Id, kept.Id)).ShouldBeOfType<CaseOutcome.Done>();

        var after = await room.ReadAsync(merged.Id);
        (after.IsOpen, after.MergedIntoId).ShouldBe((false, kept.Id));
        (await room.ToldAsync()).ShouldHaveSingleItem().ShouldContain(kept.Receipt);
        (await ReopenAsync(room, merged.Id)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.Merged));
        (await room.AllAsync<CaseEvent>()).Count(e => e.Kind == CaseEventKind.Merged).ShouldBe(2);
    }

    [Fact]
    public async Task Cases_of_different_people_are_not_merged()
    {
        await using var room = await CaseRoom.OpenAsync();
        var other = await room.ContactAsync("5100000002");
        var (one, two) = (await room.FileAsync(), await room.FileAsync(contact: other));
        var (siti, entin) = (await room.FileAsync(resident: Siti), await room.FileAsync(resident: Entin));
        var closed = await ClosedAsync(room);

        (await MergeAsync(room, one.Id, two.Id)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.OtherPerson));
        (await MergeAsync(room, siti.Id, entin.Id)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.OtherPerson));
        (await MergeAsync(room, one.Id, one.Id)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.SameCase));
        (await MergeAsync(room, one.Id, closed)).ShouldBe(new CaseOutcome.Refused(CaseRefusal.Closed));
    }

    [Fact]
    public async Task Another_chat_of_the_same_resident_is_not_given_the_other_receipt()
    {
        await using var room = await CaseRoom.OpenAsync();
        var other = await room.ContactAsync("5100000002", resident: Siti);
        var kept = await room.FileAsync(resident: Siti);
        var merged = await room.FileAsync(contact: other, resident: Siti);

        await MergeAsync(room, merged.Id, kept.Id);

        (await room.ToldAsync()).ShouldHaveSingleItem().ShouldNotContain(kept.Receipt);
    }

    [Fact]
    public async Task Duplicates_are_open_cases_of_the_same_person_in_the_same_matter()
    {
        await using var room = await CaseRoom.OpenAsync();
        var other = await room.ContactAsync("5100000002");
        var about = await room.FileAsync(resident: Siti, programme: "BPNT");
        var same = await room.FileAsync(contact: other, resident: Siti, programme: "BPNT");
        await room.FileAsync(contact: other, programme: "BPNT");
        await room.FileAsync(resident: Siti, programme: "PKH");
        await room.FileAsync(CaseKind.Proposal, resident: Siti, programme: "BPNT");

        await using var db = room.Database.Open();
        var hints = await CaseDesk.DuplicatesOfAsync(db, about, TestContext.Current.CancellationToken);

        hints.Select(hint => hint.Id).ShouldBe([same.Id]);
    }

    private static async Task<Guid> ClosedAsync(CaseRoom room)
    {
        var filed = await room.FileAsync(state: CaseState.Realised);
        await AskAsync(room, filed.Id);
        await AnswerAsync(room, room.Contact, filed.Id, isSettled: true);
        return filed.Id;
    }

    private static Task<CaseOutcome> AskAsync(CaseRoom room, Guid id) =>
        room.DoAsync(id, StaffRole.FrontOffice, room.Closings.AskAsync);

    private static Task<CaseOutcome> CloseAsync(CaseRoom room, Guid id, string why = "Sudah ditelepon.") =>
        room.DoAsync(id, StaffRole.FrontOffice, (call, ct) => room.Closings.CloseAsync(call, why, ct));

    private static Task<CaseOutcome> MergeAsync(CaseRoom room, Guid id, Guid into) => room.DoAsync(
        id, StaffRole.FrontOffice, (call, ct) => room.Closings.MergeAsync(call, into, "Hal yang sama.", ct));

    private static Task<CaseOutcome> AnswerAsync(CaseRoom room, Contact contact, Guid id, bool isSettled) =>
        room.Database.WriteAsync(
            (db, ct) => room.Cases.AnswerClosingAsync(db, contact, id, isSettled, "", room.Time.GetUtcNow(), ct),
            TestContext.Current.CancellationToken);

    private static Task<CaseOutcome> ReopenAsync(CaseRoom room, Guid id) => room.Database.WriteAsync(
        (db, ct) => room.Cases.ReopenAsync(db, room.Contact, id, "", room.Time.GetUtcNow(), ct),
        TestContext.Current.CancellationToken);
}
