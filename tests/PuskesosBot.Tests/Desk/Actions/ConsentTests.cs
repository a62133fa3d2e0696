using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk.Actions;

public sealed class ConsentTests
{
    [Fact]
    public async Task Consent_names_the_wording_that_was_agreed_to()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();

        await room.RunAsync("record_consent", contact, ("version", "2026-11"));

        (contact.ConsentVersion, contact.ConsentAt).ShouldBe(("2026-11", room.Desk.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Withdrawing_unlinks_this_chat_and_no_other()
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=SITI rw=05",
            "chat address=webchat:w1 residents=SITI",
            "chat address=webchat:w2 residents=SITI");
        var contact = (await room.AllAsync<Contact>()).Single(c => c.Address == "w1");
        contact.PhoneHash = [1];

        await room.RunAsync("withdraw_consent", contact);

        contact.ConsentAt.ShouldBeNull();
        contact.PhoneHash.ShouldBeNull();
        (await room.AllAsync<ContactLink>()).ShouldHaveSingleItem().ContactId.ShouldNotBe(contact.Id);
    }

    [Fact]
    public async Task Notices_stop_and_start_once()
    {
        await using var room = await ActionRoom.OpenAsync();
        var contact = room.Contact();

        var outcomes = new List<string>();
        foreach (var action in (string[])["stop_notices", "stop_notices", "start_notices", "start_notices"])
            outcomes.Add((await room.RunAsync(action, contact)).Outcome);

        outcomes.ShouldBe(["stopped", "already_stopped", "started", "already_on"]);
    }
}
