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
