namespace PuskesosBot.Server.Hosting;

/// <summary>
/// Finds <c>dialogs/</c> and <c>config/</c>: beside where the program was started, else beside the program.
/// </summary>
/// <remarks>The first is what an author edits; the second is what was shipped.</remarks>
internal static class ContentFolders
{
    internal static string Dialogs => Find("dialogs");

    internal static string Config => Find("config");

    private static string Find(string name)
    {
        var here = Path.Combine(Environment.CurrentDirectory, name);
        return Directory.Exists(here) ? here : Path.Combine(AppContext.BaseDirectory, name);
    }
}
