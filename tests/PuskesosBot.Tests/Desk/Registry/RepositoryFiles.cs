namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>Files of this repository that tests read.</summary>
internal static class RepositoryFiles
{
    internal static string Root { get; } = Find();

    internal static string Demo(string name) => Path.Combine(Root, "config", "demo", name);

    internal static string Fixture(string name) => Path.Combine(Root, "tests", "fixtures", name);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PuskesosBot.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
