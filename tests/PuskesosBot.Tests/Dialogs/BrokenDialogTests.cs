using PuskesosBot.Dialogs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>
/// Each file of <c>tests/broken-dialogs</c> is put into the sound set beside them, as <c>broken.yaml</c> or in place of
/// the file that its comment <c># replaces:</c> names; <c># with:</c> puts a folder beside it first. The comments
/// before that are all the messages that must come.
/// </summary>
public sealed class BrokenDialogTests
{
    private const string Message = "# dialogs/", Replaces = "# replaces: ", Without = "# without: ",
        With = "# with: ";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "broken-dialogs");

    internal static readonly IReadOnlyList<ActionContract> Actions =
        [SmallDialogs.Action("find", ["rw"], ("found", ["rw"]), ("none", []))];

    internal static readonly IReadOnlyList<string> Facts = ["desk_name"];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_file_gives_exactly_the_messages_it_begins_with(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var comments = text.Split('\n').TakeWhile(line => line.StartsWith('#')).ToList();
        var files = Sound();
        foreach (var more in comments.Where(line => line.StartsWith(With, StringComparison.Ordinal)))
            foreach (var (path, added) in FilesIn(more[With.Length..])) files[path] = added;
        foreach (var gone in comments.Where(line => line.StartsWith(Without, StringComparison.Ordinal)))
            files.Remove(gone[Without.Length..]);
        var replaced = comments.Find(line => line.StartsWith(Replaces, StringComparison.Ordinal));
        if (comments.Count < text.TrimEnd().Split('\n').Length)
            files[replaced?[Replaces.Length..] ?? "broken.yaml"] = text;

        var load = DialogLoader.Load(files, Actions, Facts);

        load.Set.ShouldBeNull();
        var messages = comments.Where(line => line.StartsWith(Message, StringComparison.Ordinal))
            .Select(line => line[2..]);
        string.Join('\n', load.Issues).ShouldBe(string.Join('\n', messages));
        load.Issues.ShouldContain(issue => file.StartsWith(issue.Code + "-", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_has_a_broken_file()
    {
        var covered = Directory.EnumerateFiles(Folder, "*.yaml").Select(path => Path.GetFileName(path)[..6]).Distinct();

        DialogIssueCode.All.Select(code => code.Key).ShouldBe(covered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_lists_every_code_with_its_meaning()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src/PuskesosBot.Dialogs/README.md"));

        foreach (var (code, meaning) in DialogIssueCode.All) readme.ShouldContain($"| `{code}` | {meaning} |");
    }

    [Fact]
    public void The_sound_set_is_sound() =>
        DialogLoader.Load(Path.Combine(Folder, "_sound"), Actions, Facts).Issues.ShouldBeEmpty();

    [Fact]
    public void The_sound_set_with_intents_is_sound()
    {
        var files = Sound();
        foreach (var (path, added) in FilesIn("_intents")) files[path] = added;

        DialogLoader.Load(files, Actions, Facts).Issues.ShouldBeEmpty();
    }

    [Fact]
    public void All_problems_are_listed_at_once_sorted_by_place()
    {
        var files = Sound();
        files["a.yaml"] = "dialog: a\nstart: x\nstates:\n  begin: { say: gone, next: y }\n";
        files["b.yaml"] = "dialog: b\nstart: begin\nstates:\n  begin: { do: { action: fly }, on: { x: z } }\n";

        DialogLoader.Load(files, Actions, Facts).Issues.Select(issue => $"{issue.Place} {issue.Code}").ShouldBe(
        [
            "dialogs/a.yaml:2:8 DLG009", "dialogs/a.yaml:4:17 DLG014", "dialogs/a.yaml:4:29 DLG009",
            "dialogs/b.yaml:4:26 DLG011", "dialogs/b.yaml:4:42 DLG009",
        ]);
    }

    internal static Dictionary<string, string> Sound() => FilesIn("_sound");

    internal static Dictionary<string, string> FilesIn(string folder)
    {
        var sound = Path.Combine(Folder, folder);
        return Directory.EnumerateFiles(sound, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(sound, path).Replace('\\', '/'), File.ReadAllText);
    }
}
