using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Data;

/// <summary>Starting works after a process that was killed while it migrated, and beside others that start.</summary>
public sealed class SchemaUpdateTests : IDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _limit = new(StartMax);

    private CancellationToken Ct => _limit.Token;

    public void Dispose()
    {
        _limit.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task On_sqlite_the_row_that_a_killed_process_left_stops_nobody()
    {
        using var database = Sqlite();
        await using (var desk = database.Open())
        {
            // As EF Core 10 makes it before it begins.
            await desk.Database.ExecuteSqlRawAsync(
                "create table \"__EFMigrationsLock\" (\"Id\" integer primary key, \"Timestamp\" text not null);"
                + "insert into \"__EFMigrationsLock\" values (1, '2026-11-01 00:00:00+00:00')", Ct);
        }

        await database.MigrateAsync(Ct);

        await ShouldWorkAsync(database);
    }

    [Fact]
    public async Task On_sqlite_a_process_waits_for_a_living_one_and_not_for_a_killed_one()
    {
        using var database = Sqlite();
        using var other = Process.Start(new ProcessStartInfo(
            "flock", ["--no-fork", _folder.File("desk.db.migrating"), "sh", "-c", "echo held; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        (await other.StandardOutput.ReadLineAsync(Ct)).ShouldBe("held");
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Should.ThrowAsync<OperationCanceledException>(() => database.MigrateAsync(impatient.Token));

        other.Kill();

        await database.MigrateAsync(Ct);
        await ShouldWorkAsync(database);
    }

    [Fact]
    public async Task On_postgres_a_process_waits_for_a_living_one_and_not_for_a_killed_one()
    {
        var address = await PostgresServer.CreateDatabaseAsync();
        using var database = new PostgresDatabase(address);
        await using var observer = await OpenAsync(address);
        await using var other = await OpenAsync($"{address};Pooling=false");
        await AskAsync(other, $"select pg_advisory_lock({PostgresDatabase.MigrationLockKey})");
        var starting = database.MigrateAsync(Ct);
        const string waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
        await Until.TrueAsync(
            async () => await AskAsync(observer, waiting) is 1L, "the start waits for the lock");

        await AskAsync(observer, $"select pg_terminate_backend({other.ProcessID})");

        await starting;
        await ShouldWorkAsync(database);
    }

    [Fact]
    public async Task Several_that_start_at_once_do_not_get_into_each_others_way()
    {
        var address = await PostgresServer.CreateDatabaseAsync();
        DeskDatabase[] all =
        [
            .. Enumerable.Range(0, 3).Select(_ => Sqlite()),
            .. Enumerable.Range(0, 3).Select(_ => new PostgresDatabase(address)),
        ];

        await Task.WhenAll(all.Select(database => Task.Run(() => database.MigrateAsync(Ct), Ct)));

        foreach (var database in all) await ShouldWorkAsync(database);
        foreach (var database in all) database.Dispose();
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        using var database = Sqlite();
        await database.MigrateAsync(Ct);

        await database.MigrateAsync(Ct);

        await ShouldWorkAsync(database);
    }

    private SqliteDatabase Sqlite() => new(_folder.File("desk.db"));

    private async Task ShouldWorkAsync(DeskDatabase database)
    {
        await using var desk = database.Open();
        (await desk.Residents.CountAsync(Ct)).ShouldBe(0);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
