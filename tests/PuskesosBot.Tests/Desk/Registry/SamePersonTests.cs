using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>The rows of the main list that play a part, as <c>cases.json</c> tells them.</summary>
public sealed class SamePersonTests
{
    [Fact]
    public async Task A_person_who_moved_keeps_the_new_address_and_only_its_programmes()
    {
        using var desk = await ImportedAsync();

        var mira = (await desk.ResidentsAsync()).Single(p => p.SearchName == "MIRA SALSABILA");

        (mira.Rw, mira.Standing, mira.IsHeld).ShouldBe(("08", Standing.Eligible, false));
        var enrolments = await desk.ReadAsync(db => db.Enrolments.Where(e => e.ResidentId == mira.Id).ToListAsync());
        enrolments.Select(e => (e.Programme, e.Status, e.Reason)).ShouldBe([("CBP", EnrolmentStatus.Ended, "moved")]);
    }

    [Fact]
    public async Task A_shortened_name_with_the_same_NIK_is_the_same_person()
    {
        using var desk = await ImportedAsync();

        var people = (await desk.ResidentsAsync()).Where(p => p.Name.StartsWith("JAJANG W", StringComparison.Ordinal));

        people.Select(p => p.Name).ShouldBe(["JAJANG WIRATAMA"]);
    }

    [Fact]
    public async Task Husband_and_wife_under_one_NIK_stay_two_people_and_are_both_held()
    {
        using var desk = await ImportedAsync();

        var people = (await desk.ResidentsAsync()).Where(p => p.Name is "MISBAHUL" or "DARTINEM").ToList();

        people.Count.ShouldBe(2);
        people.ShouldAllBe(p => p.IsHeld);
        people[0].NikHash.ShouldBe(people[1].NikHash);
    }

    [Theory]
    [InlineData("HENI PUSPITAWATI", "HENIH PUSPITAWATI")]
    [InlineData("EUIS RATNASARI", "EUISI RATNASARI")]
    public async Task A_probable_repetition_without_NIK_is_held_and_the_other_is_not(string known, string doubtful)
    {
        using var desk = await ImportedAsync();

        var people = (await desk.ResidentsAsync()).ToLookup(p => p.Name);

        people[known].ShouldHaveSingleItem().IsHeld.ShouldBeFalse();
        people[doubtful].ShouldHaveSingleItem().IsHeld.ShouldBeTrue();
    }

    [Theory]
    [InlineData("RUDI RAMDHANI", 3)]
    [InlineData("IDA SULASTRI", 2)]
    [InlineData("TIARA BUNGA HUSNALIYAH", 2)]
    [InlineData("LULU SARTIKA", 1)]
    public async Task Namesakes_stay_apart(string name, int expected)
    {
        using var desk = await ImportedAsync();

        (await desk.ResidentsAsync()).Count(p => p.SearchName == name).ShouldBe(expected);
    }

    [Fact]
    public async Task Identifiers_can_be_looked_up_and_opened_but_not_read()
    {
        using var desk = await ImportedAsync();

        var sarwoto = (await desk.ResidentsAsync()).Single(p => p.Name == "SARWOTO");

        sarwoto.NikHash.ShouldBe(desk.Vault.Hash("nik", "3273022105669417"));
        sarwoto.KkLast4Hash.ShouldBe(desk.Vault.Hash("kk4", "9557"));
        desk.Vault.Open("nik", sarwoto.NikSealed!).ShouldBe("3273022105669417");
        var household = await desk.ReadAsync(db => db.Households.SingleAsync(h => h.Id == sarwoto.HouseholdId));
        desk.Vault.Open("kk", household.KkSealed).ShouldBe("3273022210169557");
        var waswoto = (await desk.ResidentsAsync()).Single(p => p.Name == "WASWOTO");
        waswoto.PhoneHash.ShouldBe(desk.Vault.Hash("phone", "+6281200001001"));
        var stored = await desk.ReadAsync(db => db.ImportProblems.Select(p => p.Value).ToListAsync());
        stored.ShouldAllBe(value => !value.Contains("3273023101669283", StringComparison.Ordinal));
    }

    private static async Task<RegistryDesk> ImportedAsync()
    {
        var desk = await RegistryDesk.OpenAsync();
        await desk.ImportAsync(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"));
        return desk;
    }
}
