using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// What is learned from the project's utterances, once for all tests: a server that finds it in its data folder starts
/// without reading them, as every second start of a desk does.
/// </summary>
internal static class KeptModel
{
    private const string Name = "intents.model";

    private static readonly Lazy<string> Kept = new(Keep);

    /// <returns>The same folder.</returns>
    internal static string CopyTo(string folder)
    {
        File.Copy(Kept.Value, Path.Combine(folder, Name), overwrite: true);
        return folder;
    }

    private static string Keep()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("puskesos-learned-").FullName, Name);
        var dialogs = TestDesk.Content.Dialogs;
        new ModelFile(path).Keep(dialogs.ModelKey, dialogs.Model!);
        return path;
    }
}
