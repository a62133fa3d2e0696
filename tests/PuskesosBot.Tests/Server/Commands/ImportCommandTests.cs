using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Commands;

/// <summary>A list read where the server runs.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_list_is_read_and_staff_are_listed_while_a_dialog_is_being_rewritten()
    {
        Directory.CreateDirectory(_folder.File("dialogs"));
        await File.WriteAllTextAsync(
            _folder.File("dialogs/menu.yaml"), "states: [", TestContext.Current.CancellationToken);
        var list = Repository.Path("config/demo/dtks-lebak-siliwangi.csv");

        var read = await RunAsync("import", list, "--source", "dtks", "--desk", "lebak-siliwangi");
        var staff = await RunAsync("staff", "list");
        var checkedDialogs = await RunAsync("dialogs", "check");

        read.Errors.ShouldBe("");
        read.Output.ShouldContain("dtks-lebak-siliwangi.csv: ");
        read.Output.ShouldContain(" baris dibaca");
        File.Exists(_folder.File("data/intents.model")).ShouldBeFalse();
        (staff.ExitCode, staff.Errors).ShouldBe((0, ""));
        checkedDialogs.ExitCode.ShouldNotBe(0);
    }

    private Task<FinishedProcess> RunAsync(params string[] words) => FinishedProcess.RunAsync(
        _folder.Path, new Dictionary<string, string> { ["Data__Folder"] = _folder.File("data") }, words);
}
