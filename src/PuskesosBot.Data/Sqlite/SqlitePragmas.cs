using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PuskesosBot.Data.Sqlite;

/// <summary>
/// What every connection must be told; SQLite keeps none of it in the file but the journal mode, and the size of pages
/// from the file's first day on (larger than its default: a chunk of messages is written in half the calls).
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    internal const string Text =
        """
        pragma page_size=8192; pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=10000;
        pragma foreign_keys=on; pragma cache_size=-16000; pragma wal_autocheckpoint=8000;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }
}
