using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Registry;

public sealed class InterruptedImportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_import_that_died_is_completed_by_running_it_again(int chunks)
    {
        using var desk = await RegistryDesk.OpenAsync();
        using var folder = new TempFolder();
        var file = await ListAsync(folder, ImportLimits.ChunkRows * 2);
        using var death = new CancellationTokenSource();
        var watcher = new Watcher(_ =>
        {
            if (--chunks == 0) death.Cancel();
        });
        var request = new ImportRequest(file, "dtks", RegistryDesk.Code);
        await Should.ThrowAsync<OperationCanceledException>(desk.Importer.RunAsync(request, watcher, death.Token));
        (await desk.ReadAsync(db => db.RegistryImports.SingleAsync())).FinishedAt.ShouldBeNull();
        (await desk.ReadAsync(db => db.Residents.CountAsync())).ShouldBeGreaterThan(0);

        var report = await desk.ImportAsync(file);

        using var fresh = await RegistryDesk.OpenAsync();
        await fresh.ImportAsync(file);
        report.Rows.Read.ShouldBe(823 + ImportLimits.ChunkRows * 2);
        (await CountsAsync(desk)).ShouldBe(await CountsAsync(fresh));
        (await desk.ReadAsync(db => db.RegistryImports.SingleAsync())).FinishedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_an_attempt_that_died_had_added_is_still_listed_as_new()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = RepositoryFiles.Demo("dtks-lebak-siliwangi.csv");
        using var death = new CancellationTokenSource();
        var request = new ImportRequest(file, "dtks", RegistryDesk.Code);
        await Should.ThrowAsync<OperationCanceledException>(
            desk.Importer.RunAsync(request, new Watcher(_ => death.Cancel()), death.Token));

        var report = await desk.ImportAsync(file);

        report.New.Count.ShouldBe(820);
        report.Changed.Count.ShouldBe(0);
        report.Rows.ShouldBe(new ImportRows(823, 811, 5, 4, 0, 3, 1));
    }

    [Fact]
    public async Task Others_write_between_two_chunks()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var written = 0;
        var watcher = new Watcher(_ =>
        {
            using var turn = desk.Database.EnterWriterAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            written++;
        });

        using var folder = new TempFolder();
        var list = await ListAsync(folder, ImportLimits.ChunkRows);
        await desk.Importer.RunAsync(
            new ImportRequest(list, "dtks", RegistryDesk.Code), watcher, CancellationToken.None);

        written.ShouldBe(2);
    }

    /// <summary>The demo's list with so many more people in its middle: families and doubts on both sides.</summary>
    private static async Task<string> ListAsync(TempFolder folder, int more)
    {
        var ct = TestContext.Current.CancellationToken;
        var demo = await File.ReadAllLinesAsync(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"), ct);
        var people = Enumerable.Range(0, more).Select(i => $",,,WARGA CONTOH {i},,,,,{i % 6 + 3:00},,,,");
        var list = folder.File("list.csv");
        await File.WriteAllLinesAsync(list, [.. demo[..400], .. people, .. demo[400..]], ct);
        return list;
    }

    private static async Task<(int, int, int, int, int, int)> CountsAsync(RegistryDesk desk) =>
        await desk.ReadAsync(async db => (
            await db.Residents.CountAsync(), await db.Residents.CountAsync(r => r.IsHeld),
            await db.Households.CountAsync(),
            await db.Enrolments.CountAsync(), await db.ImportProblems.CountAsync(),
            await db.ImportChanges.CountAsync(c => c.Kind == ImportChangeKind.New)));

    /// <summary>Sees each chunk that was written; the start is reported too, with no row.</summary>
    private sealed class Watcher(Action<ImportProgress> see) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Rows > 0) see(value);
        }
    }
}
