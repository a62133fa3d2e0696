using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>What is told about enrolments, and to whom.</summary>
public sealed class StatusReadingTests
{
    private static readonly string[] SitiAndHerChat =
    [
        "resident name=SITI rw=05 born=1968-04-17 kk4=4321 programmes=BPNT,BAZNAS_ZAKAT verified=2026-03-14",
        "chat address=webchat:w1 residents=SITI",
    ];

    [Fact]
    public async Task Every_reading_leaves_a_row_in_the_audit()
    {
        await using var room = await ActionRoom.OpenAsync(SitiAndHerChat);
        var (contact, resident) = await SceneAsync(room);

        var result = await room.RunAsync("read_enrolments", contact, ("resident", resident.Id.ToString()));

        result.Outcome.ShouldBe("listed");
        var audit = (await room.AllAsync<AuditEntry>()).ShouldHaveSingleItem();
        (audit.Did, audit.ResidentId).ShouldBe(("status_read", resident.Id));
    }

    [Fact]
    public async Task Families_and_persons_are_told_apart()
    {
        await using var room = await ActionRoom.OpenAsync(SitiAndHerChat);
        var (contact, resident) = await SceneAsync(room);

        var result = await room.RunAsync("read_enrolments", contact, ("resident", resident.Id.ToString()));

        result.Values["programmes"].Rows!.Select(row => (row["id"], row["per_family"], row["verified_on"]))
            .ShouldBe([("BAZNAS_ZAKAT", "", "2026-03-14"), ("BPNT", "yes", "2026-03-14")]);
    }

    [Fact]
    public async Task A_resident_the_contact_is_not_linked_to_stays_unread()
    {
        await using var room = await ActionRoom.OpenAsync(SitiAndHerChat);
        var (_, resident) = await SceneAsync(room);

        var result = await room.RunAsync("read_enrolments", room.Contact("w2"), ("resident", resident.Id.ToString()));

        result.Outcome.ShouldBe("needs_person");
        (await room.AllAsync<AuditEntry>()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("standing=deceased")]
    [InlineData("standing=moved")]
    [InlineData("standing=not_found")]
    [InlineData("held=yes")]
    public async Task What_only_a_person_may_say_is_handed_to_one(string given)
    {
        await using var room = await ActionRoom.OpenAsync(
            $"resident name=SITI rw=05 programmes=CBP {given}", "chat address=webchat:w1 residents=SITI");
        var (contact, resident) = await SceneAsync(room);

        var result = await room.RunAsync("read_enrolments", contact, ("resident", resident.Id.ToString()));

        result.Outcome.ShouldBe("needs_person");
        result.Values.Values.ShouldAllBe(value => value.IsEmpty);
    }

    [Theory]
    [InlineData(Standing.Eligible, EnrolmentStatus.Listed, null, "listed", "eligible")]
    [InlineData(Standing.Unverified, EnrolmentStatus.Listed, null, "listed", "unverified")]
    [InlineData(Standing.NowCapable, EnrolmentStatus.Listed, null, "review", "now_capable")]
    [InlineData(Standing.Eligible, EnrolmentStatus.Listed, "other_aid", "review", "other_aid")]
    [InlineData(Standing.Eligible, EnrolmentStatus.Ended, "not_on_list", "ended", "not_recorded")]
    [InlineData(Standing.NowCapable, EnrolmentStatus.Ended, null, "ended", "now_capable")]
    [InlineData(Standing.Eligible, EnrolmentStatus.Ended, "something_new", "ended", "not_recorded")]
    [InlineData(Standing.Eligible, EnrolmentStatus.Listed, "deceased", "desk", "")]
    [InlineData(Standing.Eligible, EnrolmentStatus.Ended, "moved", "desk", "")]
    [InlineData(Standing.Eligible, EnrolmentStatus.Listed, "not_found", "desk", "")]
    [InlineData(Standing.Eligible, EnrolmentStatus.Held, null, "desk", "")]
    public void A_status_is_told_in_neutral_codes(
        Standing standing, EnrolmentStatus status, string? reason, string told, string why)
    {
        EnrolmentView.Of(standing, status, reason).ShouldBe(new EnrolmentView(told, why));
    }

    private static async Task<(Contact Contact, Resident Resident)> SceneAsync(ActionRoom room) =>
        ((await room.AllAsync<Contact>()).Single(), (await room.AllAsync<Resident>()).Single());
}
