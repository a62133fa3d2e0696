using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Configuration;

public sealed class DemoDistributionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void All_dates_move_so_that_the_clock_of_the_file_is_today()
    {
        var all = Load();

        all.Select(d => d.Date?.DayNumber - Today.DayNumber).ShouldBe([-74, 3, 3, null, 6, 8]);
    }

    [Fact]
    public void States_become_the_desks_own()
    {
        Load().Select(d => d.State).ShouldBe(
            [
                DistributionState.Done, DistributionState.Announced, DistributionState.Changed,
                DistributionState.Planned, DistributionState.Cancelled, DistributionState.Planned,
            ]);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var yaml = ConfigurationFile.Parse<DemoDistributions.DistributionsYaml>("d.yaml", """
            version: 1
            clock: "yesterday"
            events:
              - { code: A, programme: CBP, title: A, rw: ["06"], date: "15-06-2024", time: "9", state: SOON }
            """);

        Should.Throw<ConfigurationProblemsException>(
                () => DemoDistributions.Of("d.yaml", yaml, Guid.Empty, Today, new IdSource(TimeProvider.System)))
            .Problems.Count.ShouldBe(5);
    }

    private static IReadOnlyList<Distribution> Load() => DemoDistributions.Load(
        Repository.Path("config"), Guid.Empty, Today, new IdSource(TimeProvider.System));
}
