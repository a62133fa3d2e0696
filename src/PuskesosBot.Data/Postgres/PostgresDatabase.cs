using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PuskesosBot.Desk;

namespace PuskesosBot.Data.Postgres;

/// <summary>For several processes, or more than a city's worth of residents.</summary>
public sealed class PostgresDatabase : DeskDatabase
{
    /// <summary>Of the advisory lock: any number that nobody else uses in this database.</summary>
    internal const long MigrationLockKey = 0x7075_736B_6573_6F73;

    private static readonly TimeSpan MigrationLockMax = TimeSpan.FromMinutes(5);

    private readonly NpgsqlDataSource _source;
    private readonly PostgresSession _session;
    private readonly DbContextOptions<PostgresDeskDb> _options;
    private readonly DbContextOptions<PostgresDeskDb> _optionsWithoutConnection =
        new DbContextOptionsBuilder<PostgresDeskDb>().UseNpgsql().Options;

    /// <param name="connectionString">Of an existing database: creating it is the operator's act.</param>
    public PostgresDatabase(string connectionString) : base(hasOneWriter: false)
    {
        // Details of an error quote the row, and exceptions are logged: no connection string may ask for them.
        _source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false });
        _session = new PostgresSession(_source);
        _options = new DbContextOptionsBuilder<PostgresDeskDb>().UseNpgsql(_source).Options;
    }

    public override DeskDb Open() => new PostgresDeskDb(_options);

    public override DeskDb OpenOn(DbConnection connection)
    {
        var desk = new PostgresDeskDb(_optionsWithoutConnection);
        desk.Database.SetDbConnection(connection);
        return desk;
    }

    public override async Task<DbConnection> OpenConnectionAsync(CancellationToken ct) =>
        await _source.OpenConnectionAsync(ct);

    public override async Task MigrateAsync(CancellationToken ct)
    {
        // Held by a session, so the server lets go of it when the process or the connection dies.
        await using var session = await _source.OpenConnectionAsync(ct);
        await using var command = session.CreateCommand();
        command.CommandTimeout = (int)MigrationLockMax.TotalSeconds;
        command.CommandText = $"select pg_advisory_lock({MigrationLockKey})";
        await command.ExecuteNonQueryAsync(ct);
        await using (var desk = Open()) await BringUpToDateAsync(desk, ct);
        command.CommandText = $"select pg_advisory_unlock({MigrationLockKey})";
        await command.ExecuteNonQueryAsync(ct);
    }

    public override Task<bool> HoldAsync(string what, CancellationToken ct) => _session.HoldAsync(what, ct);

    public override Task HearAsync(CancellationToken ct) => _session.HearAsync(News.Tell, ct);

    public override bool IsTransient(Exception exception) =>
        exception is PostgresException
        {
            SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Locks end with the connection, which the data source closes.
            _session.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }
}
