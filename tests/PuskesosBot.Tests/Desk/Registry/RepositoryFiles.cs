using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>Lists of this repository that tests read.</summary>
internal static class RepositoryFiles
{
    internal static string Demo(string name) => Repository.Path("config", "demo", name);

    internal static string Fixture(string name) => Repository.Path("tests", "fixtures", name);
}
