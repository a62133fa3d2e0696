using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class ReloadTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dialogs");
    private readonly DialogLibrary _library;

    public ReloadTests()
    {
        foreach (var (path, text) in SmallDialogs.Files()) Write(path, text);
        _library = new DialogLibrary(_folder.FullName, SmallDialogs.Actions, SmallDialogs.Facts);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nothing_runs_before_the_first_load()
    {
        _library.Current.ShouldBeNull();

        _library.Reload().ShouldBeTrue();
        _library.Current.ShouldNotBeNull();
    }

    [Fact]
    public void A_change_is_taken_over_whole()
    {
        _library.Reload();
        Write("notices.yaml", "dialog: notices\nstart: tell\nstates: { tell: { say: bye, end: done } }");

        _library.Reload().ShouldBeTrue();
        new TestChat(_library.Current!).Write("berhenti")[0].ShouldBe("Baik, tidak disimpan.");
    }

    [Fact]
    public void A_broken_change_is_shown_and_the_last_good_set_goes_on()
    {
        _library.Reload();
        var running = _library.Current;
        Write("notices.yaml", "dialog: notices\nstart: tell\nstates: { tell: { say: gone, end: done } }");

        _library.Reload().ShouldBeFalse();
        _library.Current.ShouldBeSameAs(running);
        _library.Issues.Single().ToString().ShouldBe(
            $"{_folder.Name}/notices.yaml:3:24 DLG014 state 'tell' needs text 'gone', which no language has");
        Write("notices.yaml", SmallDialogs.Notices);
        _library.Reload().ShouldBeTrue();
        _library.Issues.ShouldBeEmpty();
    }

    [Fact]
    public void Intents_beside_the_dialogs_are_read_with_them()
    {
        Write("intents.yaml", "anything: [at, all]\n\tnot even YAML");

        _library.Reload().ShouldBeFalse();
        _library.Issues.ShouldContain(issue => issue.Code == DialogIssueCode.Unreadable);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_place()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "notices.yaml"), [(byte)'a', (byte)'\n', (byte)'b', 0xFF]);

        _library.Reload();
        _library.Issues.ShouldContain(issue => issue.Code == DialogIssueCode.Unreadable
            && issue.Place.Line == 2 && issue.Place.Column == 2);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread()
    {
        Write("notices.yaml", new string('#', DialogLimits.FileBytesMax + 1));

        _library.Reload();
        _library.Issues.ShouldContain(issue => issue.Text.Contains("larger than"));
    }

    [Fact]
    public void More_files_than_allowed_are_refused()
    {
        for (var i = 0; i < DialogLimits.FilesMax; i++) Write($"more{i}.yaml", "");

        _library.Reload();
        _library.Issues.ShouldContain(issue => issue.Code == DialogIssueCode.MissingFile);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_list_of_missing_files() =>
        DialogLoader.Load(Path.Combine(_folder.FullName, "gone"), [], []).Issues.Select(issue => issue.Code)
            .ShouldAllBe(code => code == DialogIssueCode.MissingFile);

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
