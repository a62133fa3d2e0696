using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

using Case = PuskesosBot.Desk.Cases.Case;
namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>A contact reads and changes its own cases, and no others.</summary>
public sealed class OwnCaseTests
{
    [Fact]
    public async Task A_receipt_of_another_chat_is_answered_like_one_that_does_not_exist()
    {
        await using var room = await ActionRoom.OpenAsync();
        var receipt = await OpenAsync(room, room.Contact("w1"));
        var stranger = room.Contact("w2");

        var foreign = await room.RunAsync("read_case", stranger, ("receipt", receipt));
        var unknown = await room.RunAsync("read_case", stranger, ("receipt", NotGivenOut()));
        var mistyped = await room.RunAsync("read_case", stranger, ("receipt", "LS-2611-00427-A"));

        foreign.Outcome.ShouldBe("unknown");
        foreign.Values.ShouldBeEmpty();
        (unknown.Outcome, mistyped.Outcome).ShouldBe(("unknown", "unknown"));
    }

    [Fact]
    public async Task Wrong_receipts_are_slowed_down_and_closed_for_the_day()
    {
        await using var room = await ActionRoom.OpenAsync();
        var (owner, stranger) = (room.Contact("w1"), room.Contact("w2"));
        var receipt = await OpenAsync(room, owner);

        for (var i = 0; i < IdentificationLimits.FailuresBeforeWait; i++)
            (await TryAsync(room, stranger, receipt)).ShouldBe("unknown");
        (await TryAsync(room, stranger, receipt)).ShouldBe("paused");
        for (var i = IdentificationLimits.FailuresBeforeWait; i < IdentificationLimits.FailuresPerDayMax; i++)
        {
            room.Desk.Time.Advance(IdentificationLimits.Wait);
            (await TryAsync(room, stranger, receipt)).ShouldBe("unknown");
        }

        room.Desk.Time.Advance(TimeSpan.FromHours(20));
        (await TryAsync(room, stranger, receipt)).ShouldBe("paused");
        room.Desk.Time.Advance(TimeSpan.FromHours(5));
        (await TryAsync(room, stranger, receipt)).ShouldBe("unknown");
        (await TryAsync(room, owner, receipt)).ShouldBe("found", "the guessing of others does not close it");
    }

    [Fact]
    public async Task Mistyped_receipts_do_not_use_up_the_tries_at_proving_who_one_is()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        for (var i = 0; i < IdentificationLimits.FailuresPerDayMax; i++)
            await TryAsync(room, contact, NotGivenOut());

        (await room.TryKkAsync(contact, "06", "1968-04-17", "4321")).ShouldBe("no_match");
    }

    [Theory]
    [InlineData("settle_case")]
    [InlineData("reopen_case")]
    public async Task Nobody_settles_or_reopens_the_case_of_another_chat(string action)
    {
        await using var room = await ActionRoom.OpenAsync();
        var receipt = await OpenAsync(room, room.Contact("w1"));
        await SetAsync(room, c => c.ClosingAskedAt = room.Desk.Time.GetUtcNow());
        if (action == "reopen_case") await SetAsync(room, c => c.Close(room.Desk.Time.GetUtcNow()));

        var result = await room.RunAsync(
            action, room.Contact("w2"), ("receipt", receipt), ("is_settled", "yes"), ("why", "x"), ("photo", ""));

        result.Outcome.ShouldBeOneOf("not_asked", "too_late");
        (await room.AllAsync<Case>()).Single().IsOpen.ShouldBe(action == "settle_case");
    }

    [Fact]
    public async Task A_case_is_settled_only_when_the_desk_asked()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var receipt = await OpenAsync(room, contact);

        (await SettleAsync(room, contact, receipt, "yes")).ShouldBe("not_asked");
        await SetAsync(room, c => c.ClosingAskedAt = room.Desk.Time.GetUtcNow());
        (await SettleAsync(room, contact, receipt, "no")).ShouldBe("goes_on");
        (await SettleAsync(room, contact, receipt, "yes")).ShouldBe("not_asked");
        await SetAsync(room, c => c.ClosingAskedAt = room.Desk.Time.GetUtcNow());
        (await SettleAsync(room, contact, receipt, "yes")).ShouldBe("closed");

        (await room.AllAsync<Case>()).Single().State.ShouldBe(CaseState.Closed);
    }

    [Fact]
    public async Task A_closed_case_is_opened_again_for_a_while_under_the_same_receipt()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var receipt = await OpenAsync(room, contact);
        await SetAsync(room, c => c.Close(room.Desk.Time.GetUtcNow()));
        room.Desk.Time.Advance(TimeSpan.FromDays(29));

        (await ReopenAsync(room, contact, receipt)).ShouldBe("reopened");
        (await room.AllAsync<Case>()).Single().State.ShouldBe(CaseState.Reopened);
        (await room.AllAsync<CaseEvent>()).ShouldContain(e => e.Why == "berasnya kurang");
        (await room.AllAsync<CaseAttachment>()).Single().Content.ShouldBe("photo-1");

        await SetAsync(room, c => c.Close(room.Desk.Time.GetUtcNow()));
        room.Desk.Time.Advance(TimeSpan.FromDays(31));
        (await ReopenAsync(room, contact, receipt)).ShouldBe("too_late");
    }

    [Fact]
    public async Task Answered_and_realised_are_told_as_two_days_of_the_desks_clock()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        var receipt = await OpenAsync(room, contact);
        await SetAsync(room, c =>
        {
            c.AnsweredAt = new DateTimeOffset(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);
            c.RealisedAt = new DateTimeOffset(2026, 12, 1, 3, 0, 0, TimeSpan.Zero);
        });

        var told = (await room.RunAsync("read_case", contact, ("receipt", receipt))).Values;

        (told["answered_on"].Text, told["realised_on"].Text).ShouldBe(("2026-11-22", "2026-12-01"));
    }

    private static string NotGivenOut() => Receipt.Create("LS", 2026, 11, 427).ToString();

    private static async Task<string> OpenAsync(ActionRoom room, Contact contact) =>
        (await room.RunAsync("call_person", contact)).Values["receipt"].Text;

    private static async Task<string> TryAsync(ActionRoom room, Contact contact, string receipt) =>
        (await room.RunAsync("read_case", contact, ("receipt", receipt))).Outcome;

    private static async Task<string> SettleAsync(ActionRoom room, Contact contact, string receipt, string answer) =>
        (await room.RunAsync("settle_case", contact, ("receipt", receipt), ("is_settled", answer))).Outcome;

    private static async Task<string> ReopenAsync(ActionRoom room, Contact contact, string receipt) =>
        (await room.RunAsync(
            "reopen_case", contact, ("receipt", receipt), ("why", "berasnya kurang"), ("photo", "photo-1"))).Outcome;

    private static Task<int> SetAsync(ActionRoom room, Action<Case> change) => room.Desk.Database.WriteAsync(
        async (db, ct) =>
        {
            change(await db.Cases.SingleAsync(ct));
            return 0;
        },
        TestContext.Current.CancellationToken);
}
