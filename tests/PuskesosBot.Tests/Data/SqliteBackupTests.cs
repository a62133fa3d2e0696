using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk.Jobs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Data;

/// <summary>Copies that can be trusted, made while the desk works.</summary>
public sealed class SqliteBackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 19, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "desk.db");

    private string Copies => Path.Combine(_folder.Path, "backups");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_made_while_somebody_writes_opens_and_holds_what_was_there()
    {
        using var database = new SqliteDatabase(File);
        await database.MigrateAsync(Ct);
        await AddAsync(database, "before");
        using var stop = new CancellationTokenSource();
        // SQLite never waits by itself: without a thread of its own the writing would not let go of this one.
        var writing = Task.Run(() => WriteOnAsync(database, stop.Token), Ct);

        var copy = new SqliteBackup(File, Copies, keep: 3).Make(Now);
        await stop.CancelAsync();
        await writing;

        SqliteBackup.Problem(copy).ShouldBeNull();
        using var restored = new SqliteDatabase(copy);
        await restored.MigrateAsync(Ct);
        await using var desk = restored.Open();
        (await desk.JobRuns.AnyAsync(run => run.Name == "before", Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_newest_are_kept()
    {
        using var database = new SqliteDatabase(File);
        await database.MigrateAsync(Ct);
        var backup = new SqliteBackup(File, Copies, keep: 2);

        var made = Enumerable.Range(0, 4).Select(day => backup.Make(Now.AddDays(day))).ToList();

        backup.Copies().ShouldBe([made[3], made[2]]);
        Directory.GetFiles(Copies).Length.ShouldBe(2, "nothing half is left");
    }

    [Fact]
    public async Task A_file_that_is_cut_or_empty_or_something_else_is_found_out()
    {
        using var database = new SqliteDatabase(File);
        await database.MigrateAsync(Ct);
        var copy = new SqliteBackup(File, Copies, keep: 1).Make(Now);
        var whole = await System.IO.File.ReadAllBytesAsync(copy, Ct);
        var broken = Path.Combine(_folder.Path, "broken.db");

        var others = (byte[][])[whole[..(whole.Length / 2)], [], "no database at all, but a letter"u8.ToArray()];
        foreach (var bytes in others)
        {
            await System.IO.File.WriteAllBytesAsync(broken, bytes, Ct);
            SqliteBackup.Problem(broken).ShouldNotBeNull();
        }
    }

    private static async Task WriteOnAsync(SqliteDatabase database, CancellationToken ct)
    {
        for (var n = 0; !ct.IsCancellationRequested; n++) await AddAsync(database, $"job {n}");
    }

    private static Task<bool> AddAsync(SqliteDatabase database, string name) => database.WriteAsync(
        (desk, _) =>
        {
            desk.JobRuns.Add(new JobRun { Name = name });
            return Task.FromResult(true);
        },
        Ct);
}
