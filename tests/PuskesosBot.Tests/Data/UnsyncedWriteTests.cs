using Microsoft.EntityFrameworkCore;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Jobs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Data;

/// <summary>Who writes waits for the disk before anybody is told; who says so does not.</summary>
public sealed class UnsyncedWriteTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_sqlite_a_write_comes_back_when_the_disk_has_it_and_lets_others_write_meanwhile()
    {
        using var disk = new HeldDisk();
        using var database = new SqliteDatabase(_folder.File("desk.db"), disk.Flush);
        await database.MigrateAsync(Ct);
        var told = 0;
        database.News.Told += _ => Interlocked.Increment(ref told);

        var first = AddAsync(database, "first");
        await disk.IsAskedAsync(1);
        // Committed, and its turn given back: another process of ours may read and write.
        await database.WriteUnsyncedAsync(Add("second"), Ct);
        (await NamesAsync(database)).ShouldBe(["first", "second"]);
        var third = AddAsync(database, "third");
        var fourth = AddAsync(database, "fourth");
        while ((await NamesAsync(database)).Count < 4) await Task.Yield();
        (first.IsCompleted, third.IsCompleted, fourth.IsCompleted).ShouldBe((false, false, false));
        told.ShouldBe(1, "of the one that does not wait");

        disk.LetGo();
        await first;
        // The two that came meanwhile wait together for the next.
        await disk.IsAskedAsync(2);
        (third.IsCompleted, fourth.IsCompleted).ShouldBe((false, false));
        disk.LetGo();
        await Task.WhenAll(third, fourth);
        (disk.Asked, told).ShouldBe((2, 4));
    }

    [Fact]
    public async Task On_sqlite_a_disk_that_refused_once_is_not_believed_any_more()
    {
        var times = 0;
        using var database = new SqliteDatabase(
            _folder.File("desk.db"), _ => { if (times++ == 1) throw new IOException("no room"); });
        await database.MigrateAsync(Ct);
        await AddAsync(database, "first");

        await Should.ThrowAsync<IOException>(AddAsync(database, "second"));
        await Should.ThrowAsync<IOException>(AddAsync(database, "third"));
        times.ShouldBe(2);
    }

    [Fact]
    public async Task On_postgres_only_the_one_who_says_so_does_not_wait()
    {
        using var database = new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
        Task<string> AskAsync(DeskDb desk, CancellationToken ct) => desk.Database
            .SqlQueryRaw<string>("select current_setting('synchronous_commit') as \"Value\"").SingleAsync(ct);
        Task<string> FailAsync(DeskDb desk, CancellationToken ct) => throw new InvalidOperationException("no");

        (await database.WriteUnsyncedAsync(AskAsync, Ct)).ShouldBe("off");
        (await database.WriteAsync(AskAsync, Ct)).ShouldBe("on");

        await Should.ThrowAsync<InvalidOperationException>(database.WriteUnsyncedAsync(FailAsync, Ct));
        (await database.WriteAsync(AskAsync, Ct)).ShouldBe("on", "after a failure as well");
    }

    private static Task<bool> AddAsync(DeskDatabase database, string name) =>
        Task.Run(() => database.WriteAsync(Add(name), Ct), Ct);

    private static Func<DeskDb, CancellationToken, Task<bool>> Add(string name) => (desk, _) =>
    {
        desk.JobRuns.Add(new JobRun { Name = name });
        desk.News.Add(name);
        return Task.FromResult(true);
    };

    private static async Task<List<string>> NamesAsync(DeskDatabase database)
    {
        await using var desk = database.Open();
        return await desk.JobRuns.Select(run => run.Name).OrderBy(name => name).ToListAsync(Ct);
    }
}
