using PuskesosBot.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>Being sure who asks.</summary>
public sealed class IdentificationTests
{
    private const string Siti =
        "resident name=\"SITI AMINAH\" rw=05 born=1968-04-17 kk4=4321 phone=+6281200001001 programmes=CBP";

    private const string SitiHeld = Siti + " held=yes";

    [Fact]
    public async Task Area_birth_date_and_card_of_one_person_identify_her()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact();

        var result = await room.RunAsync(
            "match_kk", contact, ("rw", "05"), ("birth_date", "1968-04-17"), ("kk_last4", "4321"));

        result.Outcome.ShouldBe("identified");
        result.Values["resident_name"].Text.ShouldBe("Siti Aminah");
        (await room.AllAsync<ContactLink>()).ShouldHaveSingleItem().Proof.ShouldBe("kk");
        var audit = (await room.AllAsync<AuditEntry>()).ShouldHaveSingleItem();
        (audit.Did, audit.Why, audit.Who).ShouldBe(("identified", "kk", $"contact:{contact.Id}"));
    }

    [Theory]
    [InlineData("06", "1968-04-17", "4321")]
    [InlineData("05", "1968-04-18", "4321")]
    [InlineData("05", "1968-04-17", "1234")]
    public async Task One_wrong_part_is_no_match(string rw, string born, string kk4)
    {
        await using var room = await ActionRoom.OpenAsync(Siti);

        (await room.TryKkAsync(room.Contact(), rw, born, kk4)).ShouldBe("no_match");

        (await room.AllAsync<ContactLink>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Held_unregistered_and_wrong_give_the_same_and_cost_the_same()
    {
        foreach (var given in (string[][])[[SitiHeld], [], [Siti.Replace("4321", "9999", StringComparison.Ordinal)]])
        {
            await using var room = await ActionRoom.OpenAsync(given);
            var contact = room.Contact();

            string[] outcomes =
            [
                await room.TryKkAsync(contact, "05", "1968-04-17", "4321"),
                await room.TryKkAsync(contact, "05", "1968-04-17", "4321"),
                await room.TryKkAsync(contact, "05", "1968-04-17", "4321"),
            ];

            outcomes.ShouldBe(["no_match", "no_match", "wait"]);
        }
    }

    [Fact]
    public async Task Two_people_born_the_same_day_are_told_apart_by_their_card()
    {
        await using var room = await ActionRoom.OpenAsync(
            Siti, "resident name=ASEP rw=05 born=1968-04-17 kk4=7777");

        (await room.TryKkAsync(room.Contact(), "05", "1968-04-17", "7777")).ShouldBe("identified");

        (await room.AllAsync<IdentificationAttempt>()).ShouldHaveSingleItem().Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Twins_on_one_card_are_never_guessed_and_the_try_counts_against_both()
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=DIDIN rw=06 born=1990-01-02 kk4=8888", "resident name=DADAN rw=06 born=1990-01-02 kk4=8888");
        var contact = room.Contact();

        (await room.TryKkAsync(contact, "06", "1990-01-02", "8888")).ShouldBe("no_match");

        var attempts = await room.AllAsync<IdentificationAttempt>();
        attempts.Select(a => a.ResidentId).Distinct().Count().ShouldBe(2);
        attempts.Count(a => a.ContactId == contact.Id).ShouldBe(1);
    }

    [Fact]
    public async Task After_three_failures_a_contact_waits_ten_minutes()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact();
        for (var i = 0; i < 3; i++) await room.TryKkAsync(contact, "05", "1968-04-17", "0000");

        room.Desk.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var early = await room.RunAsync("begin_identification", contact, ("anew", ""));
        (await room.TryKkAsync(contact, "05", "1968-04-17", "4321")).ShouldBe("wait");
        room.Desk.Time.Advance(TimeSpan.FromSeconds(1));

        early.Outcome.ShouldBe("wait");
        early.Values["retry_at"].Text.ShouldBe("10:10");
        (await room.TryKkAsync(contact, "05", "1968-04-17", "4321")).ShouldBe("identified");
    }

    [Fact]
    public async Task Five_failures_close_a_contact_until_the_desks_midnight()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact();
        for (var i = 0; i < 5; i++)
        {
            await room.TryKkAsync(contact, "05", "1968-04-17", "0000");
            room.Desk.Time.Advance(IdentificationLimits.Wait);
        }

        (await room.TryKkAsync(contact, "05", "1968-04-17", "4321")).ShouldBe("closed");
        room.Desk.SetLocalTime(new DateTime(2026, 11, 20, 23, 59, 59));
        (await room.RunAsync("begin_identification", contact, ("anew", ""))).Outcome.ShouldBe("closed");
        room.Desk.SetLocalTime(new DateTime(2026, 11, 21, 0, 0, 0));

        (await room.TryKkAsync(contact, "05", "1968-04-17", "4321")).ShouldBe("identified");
    }

    [Fact]
    public async Task Five_failures_by_many_contacts_close_a_resident_without_a_word_about_it()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        for (var i = 0; i < IdentificationLimits.ResidentFailuresPerDayMax; i++)
            await room.TryKkAsync(room.Contact($"stranger-{i}"), "05", "1968-04-17", "0000");

        (await room.TryKkAsync(room.Contact(), "05", "1968-04-17", "4321")).ShouldBe("no_match");

        room.Desk.SetLocalTime(new DateTime(2026, 11, 21, 8, 0, 0));
        (await room.TryKkAsync(room.Contact(), "05", "1968-04-17", "4321")).ShouldBe("identified");
    }

    [Fact]
    public async Task A_number_the_channel_proved_and_the_birth_year_identify()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact(channel: ChannelNames.Telegram);

        var begun = await room.RunAsync("begin_identification", contact, ("anew", ""));
        var kept = await room.RunAsync("keep_own_phone", contact, ownPhone: "6281200001001");
        var matched = await room.RunAsync("match_phone", contact, ("birth_year", "taun 1968"));

        (begun.Outcome, kept.Outcome, matched.Outcome).ShouldBe(("phone_possible", "kept", "identified"));
        kept.Values["phone"].IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_typed_number_proves_nothing_and_is_not_kept()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact(channel: ChannelNames.Telegram);

        var kept = await room.RunAsync("keep_own_phone", contact);

        kept.Outcome.ShouldBe("not_proved");
        kept.Values["phone"].IsEmpty.ShouldBeTrue();
        contact.PhoneHash.ShouldBeNull();
        (await room.RunAsync("match_phone", contact, ("birth_year", "1968"))).Outcome.ShouldBe("no_match");
    }

    [Fact]
    public async Task On_whatsapp_the_number_needs_no_button_and_is_asked_about_once_a_day()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact("+6281200001001", ChannelNames.WhatsApp);

        var first = await room.RunAsync("begin_identification", contact, ownPhone: "+6281200001001", ("anew", ""));
        await room.RunAsync("match_phone", contact, ("birth_year", "1970"));
        var second = await room.RunAsync("begin_identification", contact, ownPhone: "+6281200001001", ("anew", ""));

        (first.Outcome, second.Outcome).ShouldBe(("phone_proved", "unknown"));
    }

    [Theory]
    [InlineData("1963", "identified")]
    [InlineData("1960", "no_match")]
    public async Task A_shared_phone_fits_only_whom_the_year_tells_apart(string year, string outcome)
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=UJANG rw=06 born=1960-05-05 phone=+6281200001002",
            "resident name=UJANG rw=06 born=1960-12-05 phone=+6281200001002",
            "resident name=ENTIN rw=06 born=1963-08-17 phone=+6281200001002");
        var contact = room.Contact();
        await room.RunAsync("keep_own_phone", contact, ownPhone: "+6281200001002");

        (await room.RunAsync("match_phone", contact, ("birth_year", year))).Outcome.ShouldBe(outcome);
    }
}
