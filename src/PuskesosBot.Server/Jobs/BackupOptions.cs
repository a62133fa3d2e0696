using System.ComponentModel.DataAnnotations;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Jobs;

/// <summary>Section <c>Backup</c>; for SQLite. A PostgreSQL is backed up by its own tools.</summary>
internal sealed class BackupOptions
{
    internal const string Section = "Backup";

    /// <summary>Empty: <c>backups</c> in the data folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Copies kept. Default 14, 1 to 365.</summary>
    [Range(1, 365)]
    public int Keep { get; init; } = 14;

    internal SqliteBackup Of(DataOptions data) => new(
        DatabaseSetup.SqliteFile(data),
        Path.GetFullPath(Folder.Length > 0 ? Folder : Path.Combine(data.Folder, "backups")), Keep);
}
