using PuskesosBot.Desk.People;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Configuration;

public sealed class DeskProfileTests
{
    private static readonly DeskProfile Profile = DeskProfileFile.Load(Repository.Path("config"), "lebak-siliwangi");

    [Theory]
    [InlineData("2026-11-20 07:59", false)]
    [InlineData("2026-11-20 08:00", true)]
    [InlineData("2026-11-20 14:59", true)]
    [InlineData("2026-11-20 15:00", false)]
    [InlineData("2026-11-19 15:00", true)]
    [InlineData("2026-11-21 10:00", false)]
    [InlineData("2026-12-25 10:00", false)]
    public void The_desk_is_open_in_its_hours_by_its_own_clock(string local, bool isOpen)
    {
        var at = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", null);

        Profile.IsOpenAt(new DateTimeOffset(at, TimeSpan.FromHours(7)).ToUniversalTime()).ShouldBe(isOpen);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("su")]
    public void Facts_have_all_their_names_and_speak_the_language(string language)
    {
        var facts = new DeskFacts(Profile).Of(language, new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

        facts.Keys.ShouldBe(DeskFacts.Names, ignoreOrder: true);
        facts["desk_hours"].Text.ShouldBe(Profile.HoursText[language]);
        (facts["desk_is_open"].Text, facts["desk_is_closed"].Text).ShouldBe(("yes", ""));
    }

    [Fact]
    public void Every_problem_of_a_profile_is_told_at_once()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("desks"));
        File.WriteAllText(folder.File("holidays.yaml"), "every_year: []\ndates: []\n");
        File.WriteAllText(folder.File("desks/x.yaml"), """
            code: y
            name: X
            receipt_prefix: lsx1
            time_zone: Europe/Berlin
            rw: ["6"]
            hours: { monday: "8-15", someday: "08:00-15:00" }
            hours_text: { id: x }
            address: {}
            """);

        var problems = Should.Throw<ConfigurationProblemsException>(() =>
            DeskProfileFile.Load(folder.Path, "x")).Problems;

        problems.Count.ShouldBe(7);
    }

    [Fact]
    public void An_unknown_key_is_a_problem_with_its_place()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("holidays.yaml"), "every_year: []\nevery_month: []\n");

        var problem = Should.Throw<ConfigurationProblemsException>(() =>
            DeskProfileFile.Load(folder.Path, "x")).Problems;

        problem.ShouldHaveSingleItem().ShouldContain("holidays.yaml:2:");
    }
}
