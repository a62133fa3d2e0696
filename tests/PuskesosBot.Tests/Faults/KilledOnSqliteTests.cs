using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Faults;

public sealed class KilledOnSqliteTests : KilledProcessSuite
{
    private protected override Task<Dictionary<string, string>> DatabaseEnvironmentAsync(TempFolder folder) =>
        Task.FromResult(new Dictionary<string, string>());

    private protected override DeskDatabase OpenDatabase(TempFolder folder) =>
        new SqliteDatabase(folder.File("puskesos.db"));
}

public sealed class KilledOnPostgresTests : KilledProcessSuite
{
    private string _connection = "";

    private protected override async Task<Dictionary<string, string>> DatabaseEnvironmentAsync(TempFolder folder)
    {
        _connection = await PostgresServer.CreateDatabaseAsync();
        return new() { ["Data__Database"] = "Postgres", ["ConnectionStrings__Desk"] = _connection };
    }

    private protected override DeskDatabase OpenDatabase(TempFolder folder) => new PostgresDatabase(_connection);
}
