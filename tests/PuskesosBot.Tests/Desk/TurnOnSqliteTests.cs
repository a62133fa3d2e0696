using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk;

public sealed class TurnOnSqliteTests : TurnSuite
{
    private readonly TempFolder _folder = new();

    private protected override Task<DeskDatabase> OpenDatabaseAsync() =>
        Task.FromResult<DeskDatabase>(new SqliteDatabase(_folder.File("desk.db")));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
