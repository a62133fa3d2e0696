using PuskesosBot.Desk.Cases;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Configuration;

public sealed class CasesFileTests
{
    [Fact]
    public void The_shipped_file_has_a_target_for_each_kind_and_level()
    {
        var targets = CasesFile.Load(Repository.Path("config"));

        targets.Days.Keys.ShouldBe(Enum.GetValues<CaseKind>().Except(CaseKinds.OfDataRights), ignoreOrder: true);
        targets.Hours.Keys.ShouldBe(CaseKinds.OfDataRights, ignoreOrder: true);
        targets.Hours.Values.ShouldAllBe(hours => hours == 72);
        targets.Ladder.Keys.ShouldBe(Enum.GetValues<CaseLevel>().Skip(1), ignoreOrder: true);
        targets.Days[CaseKind.Emergency].ShouldBe(0);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var yaml = new CasesFile.CasesYaml
        {
            Targets = new() { ["complaint"] = -1, ["complaints"] = 5 },
            Ladder = new() { ["back_office"] = 2, ["coordinator"] = 366, ["supervisor"] = 1, ["manager"] = 1 },
            Hours = new() { ["data_copy"] = 73, ["data_erasure"] = 24 },
            Partner = 20,
            ClosingSilence = 0,
        };

        var problems = Should.Throw<ConfigurationProblemsException>(() => CasesFile.Of("cases.yaml", yaml)).Problems;

        problems.Count.ShouldBe(
            1 + 1 + 6 + 1 + 1 + 1 + 1, "wrong, unknown, missing kinds, hours, ladder, reopening, silence");
    }
}
