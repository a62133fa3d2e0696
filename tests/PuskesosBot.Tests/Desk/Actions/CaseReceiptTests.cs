using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

using Case = PuskesosBot.Desk.Cases.Case;
namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>Cases and the receipts residents hold.</summary>
public sealed class CaseReceiptTests
{
    [Fact]
    public async Task Receipts_count_up_and_can_be_checked()
    {
        await using var room = await ActionRoom.OpenAsync();

        var first = await CallAsync(room, room.Contact("w1"));
        var second = await CallAsync(room, room.Contact("w2"));

        first.ShouldStartWith("LS-2611-00001-");
        second.ShouldStartWith("LS-2611-00002-");
        Receipt.TryParse(first, out _).ShouldBe(ReceiptCheck.Ok);
    }

    [Fact]
    public async Task The_count_starts_again_in_the_desks_month()
    {
        await using var room = await ActionRoom.OpenAsync();
        await CallAsync(room, room.Contact("w1"));

        room.Desk.SetLocalTime(new DateTime(2026, 12, 1, 0, 30, 0));

        (await CallAsync(room, room.Contact("w2"))).ShouldStartWith("LS-2612-00001-");
    }

    [Fact]
    public async Task Asking_twice_gives_the_same_receipt_and_one_case()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();

        var first = await room.RunAsync("call_person", contact);
        var second = await room.RunAsync("call_person", contact);

        (first.Outcome, second.Outcome).ShouldBe(("opened", "already_open"));
        second.Values["receipt"].ShouldBe(first.Values["receipt"]);
        (await room.AllAsync<Case>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_question_is_not_opened_again()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var first = await CallAsync(room, contact);
        await CloseAsync(room);

        (await CallAsync(room, contact)).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_fault_is_a_case_of_its_own()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var cases = new CaseDesk(room.Desk.Ids, TestDesk.Content.Deadlines);
        var fault = await room.Desk.Database.WriteAsync(
            (db, ct) => cases.OpenFaultAsync(db, contact, room.Desk.Time.GetUtcNow(), ct),
            TestContext.Current.CancellationToken);

        var question = await CallAsync(room, contact);

        fault.Kind.ShouldBe(CaseKind.Fault);
        question.ShouldNotBe(fault.Receipt);
    }

    [Fact]
    public async Task Forty_at_once_get_forty_receipts()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contacts = Enumerable.Range(0, 40).Select(i => room.Contact($"w{i}")).ToList();

        var receipts = await Task.WhenAll(contacts.Select(contact => Task.Run(() => CallAsync(room, contact))));

        receipts.Select(receipt => receipt[..13]).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, 40).Select(n => $"LS-2611-{n:00000}"));
    }

    [Fact]
    public async Task A_note_is_masked_before_it_is_kept()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var receipt = await CallAsync(room, contact);

        var noted = await room.RunAsync(
            "add_to_case", contact, ("receipt", receipt), ("note", "NIK saya 3273020000000000, beras belum dapat"));

        noted.Outcome.ShouldBe("noted");
        var why = (await room.AllAsync<CaseEvent>()).OrderBy(e => e.Id).Last().Why;
        why.ShouldNotContain("3273020000000000");
        why.ShouldContain("beras belum dapat");
    }

    [Fact]
    public async Task Nobody_writes_into_the_case_of_another_chat()
    {
        await using var room = await ActionRoom.OpenAsync();
        var receipt = await CallAsync(room, room.Contact("w1"));

        var result = await room.RunAsync("add_to_case", room.Contact("w2"), ("receipt", receipt), ("note", "halo"));

        result.Outcome.ShouldBe("noted_anew");
        result.Values["receipt"].Text.ShouldNotBe(receipt);
        var notes = await room.AllAsync<CaseEvent>();
        var first = (await room.AllAsync<Case>()).Single(c => c.Receipt == receipt);
        notes.Count(note => note.CaseId == first.Id).ShouldBe(1, "only that it was opened");
    }

    [Fact]
    public async Task A_note_for_a_closed_case_is_kept_in_a_new_one()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var receipt = await CallAsync(room, contact);
        await CloseAsync(room);

        var result = await room.RunAsync("add_to_case", contact, ("receipt", receipt), ("note", "beras belum dapat"));

        result.Outcome.ShouldBe("noted_anew");
        var opened = (await room.AllAsync<Case>()).Single(c => c.ClosedAt == null);
        result.Values["receipt"].Text.ShouldBe(opened.Receipt);
        var kept = (await room.AllAsync<CaseEvent>()).Where(note => note.CaseId == opened.Id).OrderBy(note => note.Id);
        kept.Select(note => note.Why).ShouldBe(["opened", "beras belum dapat"]);
    }

    [Fact]
    public async Task Notes_of_one_case_have_an_end()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var receipt = await CallAsync(room, contact);

        var outcomes = new List<string>();
        for (var i = 0; i <= CaseDesk.NotesMax; i++)
            outcomes.Add((await room.RunAsync("add_to_case", contact, ("receipt", receipt), ("note", "halo"))).Outcome);

        outcomes.Count(outcome => outcome == "noted").ShouldBe(CaseDesk.NotesMax);
        outcomes[^1].ShouldBe("full");
    }

    private static Task<int> CloseAsync(ActionRoom room) => room.Desk.Database.WriteAsync(
        async (db, ct) =>
        {
            (await db.Cases.SingleAsync(ct)).Close(room.Desk.Time.GetUtcNow());
            return 0;
        },
        TestContext.Current.CancellationToken);

    private static async Task<string> CallAsync(ActionRoom room, Contact contact) =>
        (await room.RunAsync("call_person", contact)).Values["receipt"].Text;
}
