using Microsoft.Extensions.Options;
using PuskesosBot.Data;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;

namespace PuskesosBot.Server.Hosting;

/// <summary>One binary, either database, by configuration.</summary>
internal static class DatabaseSetup
{
    internal static DeskDatabase Open(DataOptions options, IConfiguration config)
    {
        Directory.CreateDirectory(options.Folder);
        return options.Database switch
        {
            DatabaseKind.Sqlite => new SqliteDatabase(SqliteFile(options)),
            DatabaseKind.Postgres => new PostgresDatabase(
                config.GetConnectionString("Desk") ?? throw new OptionsValidationException(
                    DataOptions.Section, typeof(DataOptions),
                    ["Data:Database is Postgres: ConnectionStrings:Desk is missing"])),
            _ => throw new System.Diagnostics.UnreachableException(options.Database.ToString()),
        };
    }

    /// <summary>Where the scheduler keeps its jobs: beside the desk's data.</summary>
    internal static JobStore JobStore(IConfiguration config)
    {
        var options = config.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        return options.Database == DatabaseKind.Postgres
            ? Data.JobStore.OnPostgres(config.GetConnectionString("Desk")!)
            : Data.JobStore.OnFile(Path.GetFullPath(Path.Combine(options.Folder, "jobs.db")));
    }

    /// <summary>Full path; made at the first start.</summary>
    internal static string SqliteFile(DataOptions options) =>
        Path.GetFullPath(Path.Combine(options.Folder, "puskesos.db"));
}
