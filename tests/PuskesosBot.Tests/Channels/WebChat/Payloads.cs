namespace PuskesosBot.Tests.Channels.WebChat;

internal static class Payloads
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file under tests/payloads.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Root, "tests", "payloads", name));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PuskesosBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("the tests run from within the repository").FullName;
    }
}
