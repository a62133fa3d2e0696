using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Win32.SafeHandles;
using PuskesosBot.Desk;

namespace PuskesosBot.Data.Sqlite;

/// <summary>One file with write-ahead log; one writer; the default.</summary>
public sealed class SqliteDatabase : DeskDatabase
{
    private readonly string _file;
    private readonly string _connectionString;
    private readonly DbContextOptions<SqliteDeskDb> _options;
    private readonly DbContextOptions<SqliteDeskDb> _optionsWithoutConnection = Builder().UseSqlite().Options;
    private readonly WalSync _sync;

    /// <param name="file">Full path of the database file; its folder exists.</param>
    public SqliteDatabase(string file) : this(file, RandomAccess.FlushToDisk)
    {
    }

    /// <param name="flush">As in <see cref="WalSync"/>.</param>
    internal SqliteDatabase(string file, Action<SafeFileHandle> flush) : base(hasOneWriter: true)
    {
        _file = file;
        _sync = new WalSync(file, flush);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        _options = Options(_connectionString);
    }

    public override DeskDb Open() => new SqliteDeskDb(_options);

    // Made for each connection, the options would be most of what a sweep that finds nothing asks of the memory.
    public override DeskDb OpenOn(DbConnection connection)
    {
        var desk = new SqliteDeskDb(_optionsWithoutConnection);
        desk.Database.SetDbConnection(connection);
        return desk;
    }

    public override async Task<DbConnection> OpenConnectionAsync(CancellationToken ct)
    {
        var connection = new DeskConnection(_connectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas.Text;
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    public override Task SyncAsync() => _sync.RunAsync();

    /// <summary>Its commits are in the log when they return, and on the disk after <see cref="SyncAsync"/>.</summary>
    protected override async Task<DbConnection> OpenSharedAsync(CancellationToken ct)
    {
        var connection = await OpenConnectionAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma synchronous=normal";
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    public override async Task MigrateAsync(CancellationToken ct)
    {
        await using var only = await FileLock.TakeAsync($"{_file}.migrating", ct);
        await using var desk = Open();
        // EF's own lock is a row, which a killed process leaves behind and everybody after it waits for. Whoever holds
        // the file's lock is alone, so a row that is there belongs to nobody.
        await desk.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"", ct);
        await BringUpToDateAsync(desk, ct);
    }

    public override bool IsTransient(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: 5 or 6 }; // SQLITE_BUSY, SQLITE_LOCKED

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _sync.Dispose();
    }

    private static DbContextOptions<SqliteDeskDb> Options(string connectionString) =>
        Builder().UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).Options;

    // The same for all, because EF keeps a set of services for each kind of options.
    private static DbContextOptionsBuilder<SqliteDeskDb> Builder() =>
        new DbContextOptionsBuilder<SqliteDeskDb>().ReplaceService<IMigrationsSqlGenerator, ClusteredTables>();
}
