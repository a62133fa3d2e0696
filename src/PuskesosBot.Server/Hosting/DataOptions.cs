using System.ComponentModel.DataAnnotations;

namespace PuskesosBot.Server.Hosting;

/// <summary>Where the desk's data lives.</summary>
internal sealed class DataOptions
{
    internal const string Section = "Data";

    /// <summary>
    /// Folder of the database file, keys, media, backups, and what was learned from the utterances. Default
    /// <c>./data</c>; made when missing.
    /// </summary>
    [Required]
    public string Folder { get; init; } = "./data";

    /// <summary>
    /// <c>Sqlite</c> (default: one file, one process) or <c>Postgres</c> (needs ConnectionStrings:Desk).
    /// </summary>
    public DatabaseKind Database { get; init; } = DatabaseKind.Sqlite;
}

internal enum DatabaseKind { Sqlite, Postgres }
