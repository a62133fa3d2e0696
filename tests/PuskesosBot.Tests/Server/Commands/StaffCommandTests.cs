using System.Text.RegularExpressions;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Commands;

/// <summary>The first account of the console, made where the server runs.</summary>
public sealed partial class StaffCommandTests : IDisposable
{
    private const int Done = 0, BadUse = 2;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_account_is_made_once_shown_and_given_a_new_start_password()
    {
        string[] ani = ["staff", "add", "--name", "Ani Rekaan", "--sign-in", "Ani", "--role", "Coordinator",
            "--desk", "lebak-siliwangi"];

        var made = await RunAsync(ani);
        var twice = await RunAsync(ani);
        var reset = await RunAsync("staff", "reset", "ani");
        var list = await RunAsync("staff", "list");

        (made.ExitCode, made.Errors).ShouldBe((Done, ""));
        made.Output.ShouldContain("Nama masuk: ani\n");
        (twice.ExitCode, twice.Errors).ShouldBe((BadUse, "'ani' sudah dipakai.\n"));
        reset.ExitCode.ShouldBe(Done);
        StartOf(reset).ShouldNotBe(StartOf(made));
        list.Output.ShouldContain("Ani Rekaan");
        list.Output.ShouldContain("belum");
        list.Output.ShouldNotContain(StartOf(reset));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        var elsewhere = await RunAsync(
            "staff", "add", "--name", "Ani", "--sign-in", "ani", "--role", "FrontOffice", "--desk", "bukan-meja");
        var head = await RunAsync(
            "staff", "add", "--name", "Ani", "--sign-in", "ani", "--role", "RwHead", "--desk", "lebak-siliwangi");
        var allWrong = await RunAsync("staff", "add", "--name", "Ani", "--sign-in", "a b", "--role", "RwHead");
        var nobody = await RunAsync("staff", "reset", "ani");

        (allWrong.ExitCode, allWrong.Errors).ShouldBe((
            BadUse,
            """
            Nama masuk: hanya huruf kecil, angka, titik, dan tanda hubung.
            Ketua RW perlu nomor RW dua angka.
            Peran ini perlu satu meja layanan.

            """));
        (elsewhere.ExitCode, elsewhere.Errors).ShouldBe((BadUse, "no desk 'bukan-meja' here\n"));
        (head.ExitCode, head.Errors).ShouldBe((BadUse, "Ketua RW perlu nomor RW dua angka.\n"));
        (nobody.ExitCode, nobody.Errors).ShouldBe((BadUse, "Tidak ada akun aktif 'ani'.\n"));
    }

    private static string StartOf(FinishedProcess run) => Start().Match(run.Output).Groups[1].Value;

    private Task<FinishedProcess> RunAsync(params string[] words) => FinishedProcess.RunAsync(
        Repository.Root, new Dictionary<string, string> { ["Data__Folder"] = _folder.Path }, words);

    [GeneratedRegex("Sandi awal: (.+)\n")]
    private static partial Regex Start();
}
