using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Microsoft.Data.Sqlite;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Benchmarks;

/// <summary>
/// A whole import against reading the same file with CsvHelper and inserting it with one prepared statement.
/// </summary>
internal static class ImportBenchmark
{
    private const int Rounds = 5, Seed = 1, ColumnsCount = 13;
    private const string DeskCode = "lebak-siliwangi";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>Prints both times, their ratio and the highest memory of the command.</summary>
    /// <param name="rows">Data rows of the invented list; 100,000 for the issue's promise of at most 6.</param>
    public static async Task RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("import-benchmark");
        try
        {
            var file = Path.Combine(folder.FullName, "list.csv");
            WriteList(file, rows);
            var ratios = new List<double>();
            for (var round = 0; round <= Rounds; round++)
            {
                var bare = await BareAsync(file, Path.Combine(folder.FullName, $"bare-{round}.db"));
                var full = await ImportAsync(file, Path.Combine(folder.FullName, $"desk-{round}.db"), rows);
                if (round == 0) continue; // The first of each pays for the compiler.
                ratios.Add(full / bare);
                Console.WriteLine(
                    $"import {rows} rows: {full.TotalSeconds:F2} s, bare {bare.TotalSeconds:F2} s, "
                    + $"ratio {full / bare:F2}");
            }

            Console.WriteLine($"import median ratio: {ratios.Order().ElementAt(ratios.Count / 2):F2} (at most 6)");
            var peak = await PeakOfCommandAsync(file, folder.FullName);
            Console.WriteLine($"memory of `puskesosbot import` at its highest: {peak} MB (under 300)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TimeSpan> BareAsync(string file, string databaseFile)
    {
        using var database = new SqliteDatabase(databaseFile);
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var create = connection.CreateCommand();
        var names = Enumerable.Range(0, ColumnsCount).Select(i => $"c{i}").ToList();
        create.CommandText = $"create table list ({string.Join(", ", names.Select(name => $"{name} text"))})";
        await create.ExecuteNonQueryAsync();
        var clock = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        // The library's own command: one of the desk's connection binds faster.
        await using var insert = new SqliteCommand
        {
            Connection = (SqliteConnection)connection,
            Transaction = (SqliteTransaction)transaction,
            CommandText = $"insert into list values ({string.Join(", ", names.Select(name => $"@{name}"))})",
        };
        foreach (var name in names)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"@{name}";
            insert.Parameters.Add(parameter);
        }

        await insert.PrepareAsync();
        using var reader = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        await reader.ReadAsync();
        reader.ReadHeader();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < ColumnsCount; i++) insert.Parameters[i].Value = reader.GetField(i);
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return clock.Elapsed;
    }

    private static async Task<TimeSpan> ImportAsync(string file, string databaseFile, int rows)
    {
        using var database = new SqliteDatabase(databaseFile);
        using var vault = new IdentifierVault(
            Enumerable.Range(0, IdentifierVault.KeyBytes).Select(i => (byte)i).ToArray());
        await database.MigrateAsync(CancellationToken.None);
        await database.WriteAsync(
            (desk, _) => Task.FromResult(desk.Desks.Add(new WelfareDesk
            {
                Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
                Code = DeskCode,
                Name = "Lebak Siliwangi",
                TimeZone = "Asia/Jakarta",
                ReceiptPrefix = "LS",
            })),
            CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var importer = new RegistryImporter(database, vault, TimeProvider.System);
        var report = await importer.RunAsync(new ImportRequest(file, "dtks", DeskCode), null, CancellationToken.None);
        clock.Stop();
        if (report.Rows.Read != rows || report.New.Count < rows * 9 / 10)
        {
            throw new InvalidOperationException($"the import read {report.Rows} and added {report.New.Count}");
        }

        return clock.Elapsed;
    }

    /// <returns>Megabytes resident, of a process of its own on an empty database.</returns>
    private static async Task<long> PeakOfCommandAsync(string file, string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "puskesosbot.dll"), "import", file, "--source", "dtks",
                "--desk", DeskCode,
            ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["Data__Folder"] = Path.Combine(folder, "command");
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        var peak = 0L;
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64);
            await Task.Delay(LookEvery);
        }

        if (process.ExitCode != 0) throw new InvalidOperationException($"the import ended with {process.ExitCode}");
        return peak >> 20;
    }

    // Families of one to five with a NIK each, as the main list has them; serials from 9000 on, like all invented ones.
    private static void WriteList(string file, int rows)
    {
        string[] names = ["SITI", "BUDI", "RINA", "DADANG", "EUIS", "ASEP", "WATI", "UJANG", "NENENG", "YANTI"];
        var random = new Random(Seed);
        using var writer = new StreamWriter(file);
        writer.WriteLine(
            "NO,NIK,NO_KK,NAMA,JENIS_KELAMIN,TANGGAL_LAHIR,ALAMAT,RT,RW,PROGRAM,STATUS,TANGGAL_VERVAL,NO_HP");
        for (var i = 0; i < rows; i++)
        {
            // District and birth date run through all combinations, so that no NIK comes twice.
            var (day, month, year) = (i % 28 + 1, i / 28 % 12 + 1, 1940 + i / 336 % 70);
            var nik = $"3273{i / 23520 % 99 + 1:00}{day:00}{month:00}{year % 100:00}{9000 + i % 999:0000}";
            var family = i / 3;
            var recorded = $"{family % 28 + 1:00}{family / 28 % 12 + 1:00}{10 + family / 336 % 14:00}";
            var kk = $"327302{recorded}{family / 4704 + 1000:0000}";
            var initials = $"{(char)('A' + i % 26)}{(char)('A' + i / 26 % 26)}";
            var name = $"{names[random.Next(10)]} {names[random.Next(10)]} {initials}";
            var phone = i % 5 < 2 ? $"0812{i:00000000}" : "";
            writer.WriteLine(
                $"{i % 50 + 1},{nik},{kk},{name},L,{day:00}-{month:00}-{year},Jl. Contoh No. {300 + i % 500},"
                + $"{i % 5 + 1:00},{i % 6 + 3:00},{(i % 3 == 0 ? "PKH;BPNT" : "CBP")},LAYAK,14-03-2024,{phone}");
        }
    }
}
