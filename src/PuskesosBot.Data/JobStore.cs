using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PuskesosBot.Data;

/// <summary>Where the scheduler keeps what it has to wake: a file of its own, or the desk's PostgreSQL.</summary>
/// <param name="IsShared">Several processes use it; each firing is one's.</param>
public sealed record JobStore(DbProviderFactory Factory, string ConnectionString, bool IsShared)
{
    /// <summary>Made at the first start. Apart from the desk's file, whose one writer it would hold up.</summary>
    public static JobStore OnFile(string path)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        // Kept in the file; without it every firing costs several times as much.
        command.CommandText = "pragma journal_mode = wal";
        command.ExecuteNonQuery();
        return new JobStore(SqliteFactory.Instance, connectionString, IsShared: false);
    }

    public static JobStore OnPostgres(string connectionString) =>
        new(NpgsqlFactory.Instance, connectionString, IsShared: true);
}
