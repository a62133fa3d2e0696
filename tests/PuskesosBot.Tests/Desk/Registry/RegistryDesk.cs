using System.Text;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>A desk with an empty registry in a folder of its own, thrown away afterwards.</summary>
internal sealed class RegistryDesk : IDisposable
{
    internal const string Code = "lebak-siliwangi";

    private static readonly DateTimeOffset Start = new(2024, 6, 12, 1, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry");
    private readonly FixedTime _time = new(Start);
    private int _files;

    private RegistryDesk()
    {
        Database = new SqliteDatabase(Path.Combine(_folder.FullName, "desk.db"));
        Importer = new RegistryImporter(Database, Vault, _time);
    }

    internal SqliteDatabase Database { get; }

    internal IdentifierVault Vault { get; } =
        new(Enumerable.Range(0, IdentifierVault.KeyBytes).Select(i => (byte)i).ToArray());

    internal RegistryImporter Importer { get; }

    internal static async Task<RegistryDesk> OpenAsync()
    {
        var desk = new RegistryDesk();
        await desk.Database.MigrateAsync(CancellationToken.None);
        await desk.Database.WriteAsync(
            (db, _) =>
            {
                db.Desks.Add(new WelfareDesk
                {
                    Id = Guid.CreateVersion7(Start),
                    Code = Code,
                    Name = "Puskesos Kelurahan Lebak Siliwangi",
                    TimeZone = "Asia/Jakarta",
                    ReceiptPrefix = "LS",
                });
                return Task.FromResult(true);
            },
            CancellationToken.None);
        return desk;
    }

    /// <summary>A file with the lines, in the folder of the test.</summary>
    internal string File(params string[] lines) => Bytes(".csv", Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    internal string Bytes(string ending, byte[] bytes)
    {
        var file = Path.Combine(_folder.FullName, $"list-{++_files}{ending}");
        System.IO.File.WriteAllBytes(file, bytes);
        return file;
    }

    internal async Task<ImportReport> ImportAsync(string file, string source = "dtks", bool isDryRun = false)
    {
        // A newer import is known by its time.
        _time.Advance(TimeSpan.FromMinutes(1));
        return await Importer.RunAsync(new ImportRequest(file, source, Code, isDryRun), null, CancellationToken.None);
    }

    internal Task<ImportReport> ImportLinesAsync(params string[] lines) => ImportAsync(File(lines));

    internal async Task<List<Resident>> ResidentsAsync()
    {
        await using var db = Database.Open();
        return await db.Residents.AsNoTracking().OrderBy(r => r.Name).ToListAsync();
    }

    internal async Task<T> ReadAsync<T>(Func<DeskDb, Task<T>> query)
    {
        await using var db = Database.Open();
        return await query(db);
    }

    public void Dispose()
    {
        Database.Dispose();
        Vault.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class FixedTime(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset _now = start;

        public override DateTimeOffset GetUtcNow() => _now;

        internal void Advance(TimeSpan by) => _now += by;
    }
}
