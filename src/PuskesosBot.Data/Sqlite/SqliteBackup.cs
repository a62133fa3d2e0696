using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PuskesosBot.Data.Sqlite;

/// <summary>
/// Copies of the database file, made while it is in use, opened to see that they are whole, the oldest dropped.
/// </summary>
/// <param name="file">The database.</param>
/// <param name="folder">Where the copies are; made when needed.</param>
/// <param name="keep">Copies kept, at least 1.</param>
public sealed class SqliteBackup(string file, string folder, int keep)
{
    private const string Prefix = "puskesos-", Suffix = ".db", Half = ".half";

    /// <summary>Makes one and drops what is beyond <c>keep</c>.</summary>
    /// <returns>Full path of the copy.</returns>
    /// <exception cref="InvalidDataException">The copy is not whole; it is deleted, and no older one is
    /// dropped.</exception>
    public string Make(DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var name = $"{Prefix}{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{Suffix}";
        var (copy, half) = (Path.Combine(folder, name), Path.Combine(folder, name + Half));
        File.Delete(half);
        Copy(half);
        if (Problem(half) is { } problem)
        {
            File.Delete(half);
            throw new InvalidDataException($"the copy is not whole: {problem}");
        }

        File.Move(half, copy, overwrite: true);
        foreach (var old in Copies().Skip(keep)) File.Delete(old);
        return copy;
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<string> Copies() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>What is wrong with a copy; null: it opens, every page is sound, and it knows its version.</summary>
    public static string? Problem(string copy)
    {
        try
        {
            using var connection = new SqliteConnection(ConnectionString(copy, SqliteOpenMode.ReadOnly));
            connection.Open();
            using var check = connection.CreateCommand();
            check.CommandText = "pragma integrity_check";
            if (check.ExecuteScalar() as string is not "ok" and var told) return told ?? "no answer";
            check.CommandText = "select count(*) from \"__EFMigrationsHistory\"";
            return Convert.ToInt64(check.ExecuteScalar(), CultureInfo.InvariantCulture) > 0 ? null : "no version";
        }
        catch (SqliteException broken)
        {
            return $"SQLite error {broken.SqliteErrorCode}";
        }
    }

    // SQLite's online backup: writers go on, and the copy is the database as it stood at one moment.
    private void Copy(string target)
    {
        using var from = new SqliteConnection(ConnectionString(file, SqliteOpenMode.ReadWrite));
        using var to = new SqliteConnection(ConnectionString(target, SqliteOpenMode.ReadWriteCreate));
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        // A file of its own, without a log beside it.
        using var alone = to.CreateCommand();
        alone.CommandText = "pragma journal_mode = delete";
        alone.ExecuteNonQuery();
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();
}
