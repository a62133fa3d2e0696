using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PuskesosBot.Desk;

namespace PuskesosBot.Data.Postgres;

/// <summary>For several processes, or more than a city's worth of residents.</summary>
public sealed class PostgresDatabase : DeskDatabase
{
    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresDeskDb> _options;

    /// <param name="connectionString">Of an existing database: creating it is the operator's act.</param>
    public PostgresDatabase(string connectionString) : base(hasOneWriter: false)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        _options = new DbContextOptionsBuilder<PostgresDeskDb>().UseNpgsql(_source).Options;
    }

    public override DeskDb Open() => new PostgresDeskDb(_options);

    public override DeskDb OpenOn(DbConnection connection) =>
        new PostgresDeskDb(new DbContextOptionsBuilder<PostgresDeskDb>().UseNpgsql(connection).Options);

    public override async Task<DbConnection> OpenConnectionAsync(CancellationToken ct) =>
        await _source.OpenConnectionAsync(ct);

    public override async Task MigrateAsync(CancellationToken ct)
    {
        await using var desk = Open();
        await desk.Database.EnsureCreatedAsync(ct);
    }

    public override bool IsTransient(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    protected override void Dispose(bool disposing)
    {
        if (disposing) _source.Dispose();
        base.Dispose(disposing);
    }
}
