using Microsoft.Extensions.Configuration;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Server.Commands;
using PuskesosBot.Tests.Support;
using Spectre.Console;

namespace PuskesosBot.Tests.Server.Commands;

/// <summary>The copy that a person asks for.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_copy_is_made_and_named()
    {
        using var database = new SqliteDatabase(Path.Combine(_folder.Path, "puskesos.db"));
        await database.MigrateAsync(TestContext.Current.CancellationToken);

        var (code, shown) = Run();

        code.ShouldBe(0);
        shown.ShouldContain("Tersalin dan sudah diperiksa");
        shown.ShouldContain("keys");
        Directory.GetFiles(Path.Combine(_folder.Path, "backups")).Length.ShouldBe(1);
    }

    [Fact]
    public void Without_data_it_says_so() => Run().ShouldBe((1, "Belum ada data untuk disalin.\n"));

    [Fact]
    public void A_postgres_is_left_to_its_own_tools()
    {
        var (code, shown) = Run(("Data:Database", "Postgres"));

        code.ShouldBe(2);
        shown.ShouldContain("pg_dump");
    }

    private (int Code, string Shown) Run(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("Data:Folder", _folder.Path))
                .Select(setting => KeyValuePair.Create<string, string?>(setting.Item1, setting.Item2)))
            .Build();
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = 400;
        return (BackupCommand.Run(configuration, TimeProvider.System, console), written.ToString());
    }
}
