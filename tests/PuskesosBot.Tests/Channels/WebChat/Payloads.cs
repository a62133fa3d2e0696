namespace PuskesosBot.Tests.Channels.WebChat;

internal static class Payloads
{
    /// <summary>A file under tests/payloads.</summary>
    public static string Text(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PuskesosBot.sln"))) folder = folder.Parent;
        folder.ShouldNotBeNull("the tests run from within the repository");
        return File.ReadAllText(Path.Combine(folder.FullName, "tests", "payloads", name));
    }
}
