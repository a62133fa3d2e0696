using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk.Actions;

public sealed class OneTimeCodeTests
{
    private const string Siti = "resident name=SITI rw=05 born=1968-04-17 kk4=4321";
    private const string Code = "code resident=SITI digits=271828";

    [Fact]
    public async Task A_code_opens_once()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Code);

        var first = await room.RunAsync("match_code", room.Contact("w1"), ("code", "kode 271 828"));
        var second = await room.RunAsync("match_code", room.Contact("w2"), ("code", "271828"));

        (first.Outcome, second.Outcome).ShouldBe(("identified", "no_match"));
        (await room.AllAsync<ContactLink>()).ShouldHaveSingleItem().Proof.ShouldBe("code");
    }

    [Fact]
    public async Task An_old_code_opens_nothing()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Code);
        room.Desk.Time.Advance(TimeSpan.FromHours(1));

        (await room.RunAsync("match_code", room.Contact(), ("code", "271828"))).Outcome.ShouldBe("no_match");
    }

    [Theory]
    [InlineData("27182")]
    [InlineData("2718281")]
    [InlineData("lupa")]
    public async Task Something_else_than_six_digits_is_no_try(string said)
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Code);

        (await room.RunAsync("match_code", room.Contact(), ("code", said))).Outcome.ShouldBe("unreadable");

        (await room.AllAsync<IdentificationAttempt>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Strangers_guesses_do_not_take_a_code_away()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Code);
        for (var i = 0; i < IdentificationLimits.ResidentFailuresPerDayMax; i++)
            await room.TryKkAsync(room.Contact($"stranger-{i}"), "05", "1968-04-17", "0000");

        (await room.RunAsync("match_code", room.Contact(), ("code", "271828"))).Outcome.ShouldBe("identified");
    }

    [Fact]
    public async Task Guessing_codes_closes_a_contact_like_any_other_guessing()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Code);
        var contact = room.Contact();
        for (var i = 0; i < 3; i++) await room.RunAsync("match_code", contact, ("code", $"00000{i}"));

        (await room.RunAsync("match_code", contact, ("code", "271828"))).Outcome.ShouldBe("wait");
    }
}
