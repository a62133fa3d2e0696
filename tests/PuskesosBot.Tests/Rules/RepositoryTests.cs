using System.Text.RegularExpressions;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Rules;

/// <summary>What may be committed, and where.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] TopLevel =
        ["PuskesosBot.sln", "README.md", "Dockerfile", "CHANGELOG.md", "LICENSE", "src", "dialogs", "tests", "config"];

    // Spelled in pieces, so that this file does not accuse itself.
    private static readonly string[] Places =
    [
        "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "deb.deb" + "ian.org", "snapshot.deb" + "ian.org",
        "registry.npm" + "js.org", "api.nu" + "get.org", "node" + "source", "artifact" + "registry",
    ];

    [Fact]
    public void The_top_level_holds_only_what_the_design_names()
    {
        CommittedFiles.All.Select(name => name.Split('/')[0]).Distinct()
            .Where(name => name[0] != '.' && !TopLevel.Contains(name)).ShouldBeNone();
    }

    [Fact]
    public void No_machine_and_no_registry_is_named()
    {
        var named = from name in CommittedFiles.Texts
                    from line in File.ReadLines(Repository.Path(name)).Index()
                    from place in Places
                    where line.Item.Contains(place, StringComparison.OrdinalIgnoreCase)
                    select $"{name}:{line.Index + 1} names {place}";

        named.ShouldBeNone();
    }

    [Fact]
    public void The_two_commands_of_the_readme_are_the_ones_that_are_tested()
    {
        var commands = ShellBlock().Matches(CommittedFiles.Read("README.md"))
            .Select(block => block.Groups["command"].Value.Trim()).Take(2).ToArray();

        commands.ShouldBe([ReadmeCommands.Start, ReadmeCommands.Test]);
        CommittedFiles.Read(".ci/run").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').ShouldBe([ReadmeCommands.Test]);
        new FileInfo(Repository.Path(".ci", "run")).UnixFileMode.HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    [GeneratedRegex(@"^```(?:sh|bash)\n(?<command>[^`]*)```", RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
