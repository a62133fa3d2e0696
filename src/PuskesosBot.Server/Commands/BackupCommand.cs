using System.CommandLine;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Jobs;
using Spectre.Console;

namespace PuskesosBot.Server.Commands;

/// <summary>A copy of the SQLite database, made while it is in use.</summary>
internal static class BackupCommand
{
    internal static Command Create()
    {
        var command = new Command("backup", "Copy the SQLite database, see that the copy is whole, drop the oldest.");
        command.SetAction(_ =>
        {
            var configuration = new ConfigurationManager();
            PuskesosHost.Configure(configuration);
            return Run(configuration, TimeProvider.System, AnsiConsole.Console);
        });
        return command;
    }

    internal static int Run(IConfiguration configuration, TimeProvider time, IAnsiConsole console)
    {
        var data = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        if (data.Database != DatabaseKind.Sqlite)
        {
            console.WriteLine("Data ada di PostgreSQL: salin dengan pg_dump atau alat penyedianya.");
            return Verbs.BadUse;
        }

        if (!File.Exists(DatabaseSetup.SqliteFile(data)))
        {
            console.WriteLine("Belum ada data untuk disalin.");
            return Verbs.ProblemsFound;
        }

        var options = configuration.GetSection(BackupOptions.Section).Get<BackupOptions>() ?? new BackupOptions();
        try
        {
            var copy = options.Of(data).Make(time.GetUtcNow());
            console.WriteLine($"Tersalin dan sudah diperiksa: {copy}");
            console.WriteLine("Simpan juga folder keys di tempat lain: tanpa itu nomor warga tidak bisa dicocokkan.");
            return Verbs.Done;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            console.WriteLine($"Salinan gagal: {fault.Message}");
            return Verbs.ProblemsFound;
        }
    }
}
