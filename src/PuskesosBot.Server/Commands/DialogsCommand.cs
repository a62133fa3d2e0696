using System.CommandLine;
using PuskesosBot.Desk.Conversations.Actions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Commands;

/// <summary>For those who write dialogs: check them, draw them, replay transcripts.</summary>
internal static class DialogsCommand
{
    internal static Command Create()
    {
        var check = new Command("check",
            "List every problem of the dialog files: file:line:column, code, what is allowed.");
        check.SetAction(_ => Check());
        var name = new Argument<string?>("dialog")
        {
            Description = "One dialog; all when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var graph = new Command("graph", "Print the dialogs as Mermaid state diagrams.") { name };
        graph.SetAction(parsed => Graph(parsed.GetValue(name)));
        return new Command("dialogs", "Check, draw or try the dialog files.")
        {
            check, graph, DialogsTestCommand.Create(),
        };
    }

    private static int Check()
    {
        var load = Load();
        foreach (var issue in load.Issues) Console.WriteLine(issue);
        if (load.Set is null)
        {
            Console.WriteLine($"{load.Issues.Count} problems");
            return Verbs.ProblemsFound;
        }

        var languages = string.Join(", ", load.Set.Languages.Select(language => language.Key));
        Console.WriteLine($"{load.Set.Dialogs.Count} dialogs in {languages}: no problems");
        return Verbs.Done;
    }

    private static int Graph(string? name)
    {
        var load = Load();
        if (load.Set is null) return Check();
        var wanted = load.Set.Dialogs.Where(dialog => name is null || dialog.Name == name).ToList();
        if (wanted.Count == 0)
        {
            var allowed = string.Join(", ", load.Set.Dialogs.Select(dialog => dialog.Name));
            Console.Error.WriteLine($"no dialog '{name}' (allowed: {allowed})");
            return Verbs.BadUse;
        }

        foreach (var dialog in wanted) Console.WriteLine(DialogGraph.ToMermaid(dialog));
        return Verbs.Done;
    }

    /// <exception cref="StartRefusedException">A dialog file is wrong: every problem, at once.</exception>
    internal static DialogSet LoadSound()
    {
        var load = Load();
        return load.Set ?? throw new StartRefusedException(load.Issues.Select(issue => issue.ToString()));
    }

    // The contracts need no database: actions are made to be asked what they promise, not to run.
    internal static DialogLoad Load() =>
        DialogLoader.Load(ContentFolders.Dialogs, DeskParts.Contracts(), DeskFacts.Names, DeskActions.HostTexts);
}
