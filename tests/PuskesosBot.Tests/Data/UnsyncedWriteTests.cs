using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Data;

/// <summary>Only the writer who says so does not wait for the disk; everybody after it does.</summary>
public sealed class UnsyncedWriteTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_sqlite()
    {
        using var database = new SqliteDatabase(_folder.File("desk.db"));
        await WaitsAgainAsync(
            database, "select cast(synchronous as text) as \"Value\" from pragma_synchronous", "1", "2");
    }

    [Fact]
    public async Task On_postgres()
    {
        using var database = new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
        await WaitsAgainAsync(
            database, "select current_setting('synchronous_commit') as \"Value\"", "off", "on");
    }

    private static async Task WaitsAgainAsync(DeskDatabase database, string ask, string unsynced, string synced)
    {
        Task<string> AskAsync(DeskDb desk, CancellationToken ct) =>
            desk.Database.SqlQueryRaw<string>(ask).SingleAsync(ct);
        Task<string> FailAsync(DeskDb desk, CancellationToken ct) => throw new InvalidOperationException("no");

        (await database.WriteUnsyncedAsync(AskAsync, Ct)).ShouldBe(unsynced);
        (await database.WriteAsync(AskAsync, Ct)).ShouldBe(synced);

        await Should.ThrowAsync<InvalidOperationException>(database.WriteUnsyncedAsync(FailAsync, Ct));
        (await database.WriteAsync(AskAsync, Ct)).ShouldBe(synced, "after a failure as well");
    }
}
