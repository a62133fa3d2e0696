using System.CommandLine;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Transcripts;

namespace PuskesosBot.Server.Commands;

/// <summary>Replays conversations written as text, so that whoever edits a dialog sees what changed.</summary>
internal static class DialogsTestCommand
{
    /// <summary>Where this project keeps its own.</summary>
    private const string FolderOfProject = "tests/transcripts", Pattern = "*.txt";

    internal static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Folder of transcripts (*.txt, also below it), or one file.",
            DefaultValueFactory = _ => FolderOfProject,
        };
        var update = new Option<bool>("--update") { Description = "Write the actual replies into the files." };
        var command = new Command("test",
            "Replay transcripts on an empty desk; nothing is sent, nothing is kept. Shows the first line that differs.")
        {
            folder, update,
        };
        command.SetAction((parsed, ct) =>
            RunAsync(parsed.GetRequiredValue(folder), parsed.GetValue(update), Console.Out, ct));
        return command;
    }

    internal static async Task<int> RunAsync(string folder, bool isUpdate, TextWriter output, CancellationToken ct)
    {
        var files = FilesOf(folder);
        if (files.Count == 0)
        {
            await Console.Error.WriteLineAsync($"no transcripts ({Pattern}) in {folder}");
            return Verbs.BadUse;
        }

        var differs = false;
        var refused = await ServeCommand.RefusingAsync(async () =>
        {
            var configuration = new ConfigurationManager();
            PuskesosHost.Configure(configuration);
            var options = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
            var content = TranscriptContent.Load(ContentFolders.Dialogs, ContentFolders.Config, options.Code);
            var run = new TranscriptRun(content, output, isUpdate);
            await run.RunAsync(files, ct);
            differs = run.Failed > 0;
        });
        return differs ? Verbs.ProblemsFound : refused;
    }

    private static IReadOnlyList<string> FilesOf(string folder)
    {
        if (File.Exists(folder)) return [folder];
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
    }
}
