using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk;

public sealed class TurnOnPostgresTests : TurnSuite
{
    private protected override async Task<DeskDatabase> OpenDatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}
