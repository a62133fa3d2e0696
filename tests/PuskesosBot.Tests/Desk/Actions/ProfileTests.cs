using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>A phone that a household shares: about whom it is now, and who says so.</summary>
public sealed class ProfileTests
{
    private const string Siti = "resident name=\"SITI AMINAH\" rw=05 born=1968-04-17 kk4=4321 programmes=CBP",
        Ujang = "resident name=UJANG rw=06 born=1960-05-05 kk4=1212 programmes=PKH",
        Entin = "resident name=ENTIN rw=07 born=1963-08-17 kk4=7777";

    [Fact]
    public async Task The_one_who_was_proved_last_is_current_until_another_is_chosen()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Ujang);
        var contact = await SharedAsync(room);

        (await KnownAsync(room, contact)).ShouldBe("Ujang");
        (await ChooseAsync(room, contact, "SITI AMINAH")).ShouldBe("chosen");

        (await KnownAsync(room, contact)).ShouldBe("Siti Aminah");
        (await room.AllAsync<ContactLink>()).Count(l => l.ChosenAt is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Unlinking_the_current_one_switches_to_nobody()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Ujang, Entin);
        var contact = await SharedAsync(room);
        (await room.TryKkAsync(contact, "07", "1963-08-17", "7777")).ShouldBe("identified");
        var entin = await IdAsync(room, "ENTIN");

        await room.Desk.Database.WriteAsync(
            (db, ct) => db.ContactLinks.Where(l => l.ResidentId == entin).ExecuteDeleteAsync(ct),
            TestContext.Current.CancellationToken);

        var begun = await room.RunAsync("begin_identification", contact);
        begun.Outcome.ShouldBe("several");
        begun.Values["acting_for"].Text.ShouldBeEmpty();
        (await room.RunAsync("find_own_pickups", contact)).Outcome.ShouldBe("unlinked");
        (await room.RunAsync("list_cases", contact)).Outcome.ShouldBe("unchosen");
        (await room.RunAsync("find_released", contact)).Outcome.ShouldBe("unlinked");
    }

    [Fact]
    public async Task Words_that_name_another_person_are_asked_about_even_with_one_profile()
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact();
        await room.TryKkAsync(contact, "05", "1968-04-17", "4321");

        (await room.RunAsync("begin_identification", contact, ("for_whom", "self"))).Outcome.ShouldBe("known");
        var asked = await room.RunAsync("begin_identification", contact, ("for_whom", "other"));

        asked.Outcome.ShouldBe("several");
        asked.Values["residents"].Rows!.Count.ShouldBe(2, "she, and somebody who is to be proved");
    }

    [Fact]
    public async Task Nobody_is_chosen_who_did_not_prove_it_here()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Ujang);
        var contact = room.Contact();
        await room.TryKkAsync(contact, "05", "1968-04-17", "4321");

        (await ChooseAsync(room, contact, "UJANG")).ShouldBe("gone");
        (await room.RunAsync("choose_profile", contact, ("resident", ""))).Outcome.ShouldBe("other");

        (await KnownAsync(room, contact)).ShouldBe("Siti Aminah");
    }

    [Fact]
    public async Task An_answer_says_for_whom_it_is_only_where_there_are_several()
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Ujang);
        var contact = room.Contact();
        await room.TryKkAsync(contact, "05", "1968-04-17", "4321");
        (await StatusAsync(room, contact)).ShouldBeEmpty();

        await room.TryKkAsync(contact, "06", "1960-05-05", "1212");

        (await StatusAsync(room, contact)).ShouldBe("Siti Aminah", "her status was asked for, whoever is current");
        (await room.RunAsync("known_area", contact)).Values["rw"].Text.ShouldBe("06");
    }

    [Theory]
    [InlineData("SITI AMINAH", true)]
    [InlineData("ENTIN", false)]
    public async Task A_case_for_oneself_is_about_whom_was_chosen_and_nobody_unproved(string name, bool isOwn)
    {
        await using var room = await ActionRoom.OpenAsync(Siti, Ujang, Entin);
        var contact = await SharedAsync(room);
        var id = await IdAsync(room, name);

        await FileAsync(room, contact, ("for_whom", "self"), ("resident", id.ToString()));

        (await room.AllAsync<Case>()).ShouldHaveSingleItem().ResidentId.ShouldBe(isOwn ? id : null);
    }

    [Theory]
    [InlineData("relative", "yes", FilerRelation.Relative, true)]
    [InlineData("cadre", "no", FilerRelation.Cadre, false)]
    [InlineData("", "", null, null)]
    public async Task A_helper_is_kept_with_what_he_is_and_whether_the_person_agrees(
        string relation, string consent, FilerRelation? kept, bool? hasConsent)
    {
        await using var room = await ActionRoom.OpenAsync(Siti);
        var contact = room.Contact();
        await room.TryKkAsync(contact, "05", "1968-04-17", "4321");

        await FileAsync(room, contact, ("for_whom", "other"), ("relation", relation), ("consent", consent));

        var filed = (await room.AllAsync<Case>()).ShouldHaveSingleItem();
        (filed.IsOnBehalf, filed.Relation, filed.HasConsent, filed.ResidentId).ShouldBe((true, kept, hasConsent, null));
        filed.FiledBy.ShouldBe($"contact:{contact.Id}");
    }

    [Fact]
    public async Task A_head_who_types_for_somebody_is_named_as_head()
    {
        await using var room = await ActionRoom.OpenAsync("chat address=webchat:w9", "head rw=06 address=webchat:w9");
        var contact = (await room.AllAsync<Contact>()).Single();
        var head = (await room.AllAsync<NeighbourhoodHead>()).Single();

        var known = await room.RunAsync("known_filer", contact);
        await FileAsync(room, contact, ("for_whom", "other"), ("relation", known.Values["relation"].Text));

        known.Outcome.ShouldBe("head");
        var filed = (await room.AllAsync<Case>()).ShouldHaveSingleItem();
        (filed.FiledBy, filed.Relation).ShouldBe(($"head:{head.Id}", FilerRelation.Head));
    }

    [Fact]
    public async Task Without_consent_the_helper_hears_nothing_of_what_was_decided_about_the_person()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();
        await FileAsync(room, contact, ("for_whom", "other"), ("consent", "no"), ("programme", "PKH"));
        await room.Desk.Database.WriteAsync(
            (db, ct) => db.Cases.ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Decision, (PartnerDecision?)PartnerDecision.Rejected)
                    .SetProperty(c => c.ReferredTo, "Dinsos"),
                ct),
            TestContext.Current.CancellationToken);
        var receipt = (await room.AllAsync<Case>()).Single().Receipt;

        var told = await room.RunAsync("read_case", contact, ("receipt", receipt));

        told.Outcome.ShouldBe("found");
        foreach (var slot in (string[])["decision", "referred_to", "programme", "realised_on"])
            told.Values[slot].Text.ShouldBeEmpty(slot);
    }

    /// <summary>Siti first, then Ujang.</summary>
    private static async Task<Contact> SharedAsync(ActionRoom room)
    {
        var contact = room.Contact();
        (await room.TryKkAsync(contact, "05", "1968-04-17", "4321")).ShouldBe("identified");
        (await room.TryKkAsync(contact, "06", "1960-05-05", "1212")).ShouldBe("identified");
        return contact;
    }

    private static async Task<string> KnownAsync(ActionRoom room, Contact contact)
    {
        var begun = await room.RunAsync("begin_identification", contact);
        begun.Outcome.ShouldBe("known");
        return begun.Values["resident_name"].Text;
    }

    private static async Task<string> ChooseAsync(ActionRoom room, Contact contact, string name) =>
        (await room.RunAsync("choose_profile", contact, ("resident", (await IdAsync(room, name)).ToString()))).Outcome;

    private static async Task<string> StatusAsync(ActionRoom room, Contact contact)
    {
        var siti = await IdAsync(room, "SITI AMINAH");
        return (await room.RunAsync("read_enrolments", contact, ("resident", siti.ToString())))
            .Values["acting_for"].Text;
    }

    private static Task<ActionResult> FileAsync(
        ActionRoom room, Contact contact, params (string Name, string Value)[] said) =>
        room.RunAsync("file_case", contact, [("filing", "a"), ("kind", "complaint"), ("what", "Beras."), .. said]);

    private static async Task<Guid> IdAsync(ActionRoom room, string name) =>
        (await room.AllAsync<Resident>()).Single(r => r.Name == name).Id;
}
