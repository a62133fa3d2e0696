using PuskesosBot.Server.Commands;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>What <c>puskesosbot dialogs test</c> prints, writes and exits with.</summary>
public sealed class DialogsTestVerbTests : IDisposable
{
    private const string Good = "# Berhenti\ngiven chat\n> berhenti\n";

    private readonly TempFolder _folder = new();
    private readonly StringWriter _output = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_differs_is_shown_with_its_line_and_recorded_on_request()
    {
        var file = _folder.File("stop.txt");
        await File.WriteAllTextAsync(file, Good, Ct);

        (await RunAsync(isUpdate: false)).ShouldBe(1);
        _output.ToString().ShouldContain($"failed  {file}:4 first line that differs");
        _output.ToString().ShouldContain("  expected: (end of file)");
        _output.ToString().ShouldContain("  actual:   < Baik, pengumuman tidak akan dikirim lagi ke sini.");

        (await RunAsync(isUpdate: true)).ShouldBe(0);
        (await RunAsync(isUpdate: false)).ShouldBe(0);
        _output.ToString().ShouldContain($"passed  {file}");
        _output.ToString().ShouldEndWith("1 passed, 0 updated, 0 failed\n");
    }

    [Fact]
    public async Task A_changed_reply_is_shown_beside_the_actual_one()
    {
        var file = _folder.File("stop.txt");
        await File.WriteAllTextAsync(file, Good, Ct);
        await RunAsync(isUpdate: true);
        var recorded = await File.ReadAllTextAsync(file, Ct);
        await File.WriteAllTextAsync(file, recorded.Replace("Mau dapat lagi", "Hendak dapat lagi"), Ct);

        (await RunAsync(isUpdate: false)).ShouldBe(1);

        _output.ToString().ShouldContain($"failed  {file}:6 first line that differs");
        _output.ToString().ShouldContain("  expected: < Hendak dapat lagi, ketik MULAI.");
        _output.ToString().ShouldContain("  actual:   < Mau dapat lagi, ketik MULAI.");
    }

    [Theory]
    [InlineData("katakan halo", "'katakan' means nothing here")]
    [InlineData("> [3]", "there is no button [3]")]
    [InlineData("given resident rw=06", "'given resident' needs name=")]
    [InlineData("given resident name=A standing=lama", "standing=lama is unknown")]
    [InlineData("given chat residents=\"Siti\"", "no 'given resident name=\"Siti\"' before this line")]
    [InlineData("given hujan", "a transcript cannot give a 'hujan'")]
    [InlineData("at kemarin", "kemarin")]
    [InlineData("as telegram", "'telegram' is no address")]
    public async Task A_line_that_cannot_be_played_is_named_and_never_recorded(string line, string problem)
    {
        var file = _folder.File("wrong.txt");
        await File.WriteAllTextAsync(file, $"# Salah\n{line}\n", Ct);

        (await RunAsync(isUpdate: true)).ShouldBe(1);

        _output.ToString().ShouldContain($"failed  {file}:2 ");
        _output.ToString().ShouldContain(problem);
        (await File.ReadAllTextAsync(file, Ct)).ShouldBe($"# Salah\n{line}\n");
    }

    [Fact]
    public async Task A_file_without_end_is_not_read()
    {
        await File.WriteAllTextAsync(_folder.File("long.txt"), new string('#', TranscriptRun.FileBytesMax + 1), Ct);

        (await RunAsync(isUpdate: false)).ShouldBe(1);

        _output.ToString().ShouldContain("the file is longer than 256 kB");
    }

    [Fact]
    public async Task A_folder_without_transcripts_is_bad_use() => (await RunAsync(isUpdate: false)).ShouldBe(2);

    private Task<int> RunAsync(bool isUpdate) =>
        DialogsTestCommand.RunAsync(_folder.Path, isUpdate, _output, Ct);
}
