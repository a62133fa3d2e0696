using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Actions;

public sealed class DataRightTests
{
    [Theory]
    [InlineData("copy", CaseKind.DataCopy)]
    [InlineData("erasure", CaseKind.DataErasure)]
    public async Task The_case_has_72_hours_and_nothing_about_the_person(string right, CaseKind kind)
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=\"SITI AMINAH\" rw=05", "chat address=whatsapp:+6281200001001 residents=\"SITI AMINAH\"");
        var contact = (await room.AllAsync<Contact>()).Single();

        var asked = await room.RunAsync("ask_data_right", contact, ("right", right));
        var again = await room.RunAsync("ask_data_right", contact, ("right", right));

        (asked.Outcome, again.Outcome).ShouldBe(("filed", "already_open"));
        var filed = (await room.AllAsync<Case>()).ShouldHaveSingleItem();
        (filed.Kind, filed.Rw, filed.ResidentId).ShouldBe((kind, null, null));
        (filed.DueAt - filed.OpenedAt).ShouldBe(TimeSpan.FromHours(72));
        foreach (var personal in (string[])["SITI", "Siti", "81200001001"])
            filed.Summary.ShouldNotContain(personal);
    }

    [Fact]
    public async Task What_is_held_is_told_without_a_number()
    {
        await using var room = await ActionRoom.OpenAsync(
            "resident name=\"SITI AMINAH\" rw=05 kk4=4321 phone=+6281200001001",
            "chat address=whatsapp:+6281200001001 residents=\"SITI AMINAH\"");
        var contact = (await room.AllAsync<Contact>()).Single();
        contact.PhoneHash = [1];

        var told = await room.RunAsync("read_held_data", contact);

        told.Values["people"].Text.ShouldBe("Siti Aminah");
        told.Values["phone"].Text.ShouldBe("yes");
        told.Values.Values.ShouldAllBe(value => !value.Text.Contains("0001001") && !value.Text.Contains("4321"));
    }

    [Fact]
    public async Task In_a_group_nothing_is_told()
    {
        await using var room = await ActionRoom.OpenAsync();

        (await room.RunAsync("read_held_data", room.Contact(isGroup: true))).Outcome.ShouldBe("in_group");
    }
}
