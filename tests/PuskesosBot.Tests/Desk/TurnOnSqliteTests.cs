using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk;

public sealed class TurnOnSqliteTests : TurnSuite
{
    private readonly TempFolder _folder = new();

    private protected override Task<DeskDatabase> OpenDatabaseAsync() =>
        Task.FromResult<DeskDatabase>(new SqliteDatabase(_folder.File("desk.db")));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_message_is_taken_when_the_disk_has_its_turn_and_the_next_one_runs_meanwhile()
    {
        using var disk = new HeldDisk();
        using var database = new SqliteDatabase(_folder.File("held.db"), disk.Flush);
        await database.MigrateAsync(Ct);
        var opening = Task.Run(() => TurnRoomForTests.OpenAsync(database, TimeProvider.System), Ct);
        await disk.IsAskedAsync(1);
        disk.LetGo();
        await using var room = await opening;

        var first = room.Pump.RunAsync(Said("1", "halo"), Ct);
        await disk.IsAskedAsync(2);
        var second = room.Pump.RunAsync(Said("2", "halo"), Ct);
        while ((await RepliesAsync("2", database)).Count == 0) await Task.Yield();
        (first.IsCompleted, second.IsCompleted).ShouldBe((false, false));

        disk.LetGo();
        (await first).ShouldBe(InboundVerdict.Committed);
        await disk.IsAskedAsync(3);
        second.IsCompleted.ShouldBeFalse();
        disk.LetGo();
        (await second).ShouldBe(InboundVerdict.Committed);
    }

    [Fact]
    public async Task A_message_that_the_disk_refuses_is_not_taken()
    {
        var refuses = false;
        using var database = new SqliteDatabase(
            _folder.File("broken.db"), _ => { if (refuses) throw new IOException("no room"); });
        await database.MigrateAsync(Ct);
        await using var room = await TurnRoomForTests.OpenAsync(database, TimeProvider.System);
        (await room.Pump.RunAsync(Said("1", "halo"), Ct)).ShouldBe(InboundVerdict.Committed);

        refuses = true;
        (await room.Pump.RunAsync(Said("1", "catat"), Ct)).ShouldBe(InboundVerdict.Failed);
    }
}
