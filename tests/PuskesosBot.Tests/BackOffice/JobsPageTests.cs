using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Jobs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What recurs, in the console.</summary>
public sealed class JobsPageTests
{
    private const string Page = "/console/pekerjaan";

    private static readonly TimeSpan SoonEnough = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coordinator_runs_a_job_and_sees_how_it_went()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var rina = await host.SignedInAsync("rina", StaffRole.Coordinator, host.DeskId);
        var before = await rina.TextAsync(Page);
        JobWords.Names.Select(JobWords.Label).ShouldAllBe(label => before.Contains(label));
        before.ShouldContain("Belum pernah");

        using var answer = await rina.PostAsync(Page, Page, ("job", "retention"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Until.TrueAsync(
            async () => (await rina.TextAsync(Page)).Contains("diminta Orang rina", StringComparison.Ordinal),
            "the page shows who asked", SoonEnough);
        (await rina.TextAsync(Page)).ShouldContain("Berhasil");
        var noted = await host.ReadAsync(desk => desk.Audit.SingleAsync(a => a.Did == "job_run", Ct));
        noted.Why.ShouldBe("job:retention");
    }

    [Fact]
    public async Task A_job_that_fails_says_so_without_anybodys_words()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "a file, no folder");
        await File.WriteAllTextAsync(file, "", Ct);
        await using var host = await ConsoleHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection([new("Backup:Folder", file)]));
        using var rina = await host.SignedInAsync("rina", StaffRole.Coordinator, host.DeskId);

        (await rina.PostAsync(Page, Page, ("job", "backup"))).Dispose();
        await Until.TrueAsync(
            async () => (await rina.TextAsync(Page)).Contains("Gagal", StringComparison.Ordinal),
            "the page shows the failure", SoonEnough);

        var text = await rina.TextAsync(Page);
        text.ShouldContain("IOException");
        text.ShouldNotContain(folder.Path);
    }

    [Fact]
    public async Task Who_only_looks_runs_nothing_and_nobody_runs_what_there_is_not()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var tono = await host.SignedInAsync("tono", StaffRole.Supervisor, host.DeskId);
        using var rina = await host.SignedInAsync("rina", StaffRole.Coordinator, host.DeskId);
        (await tono.TextAsync(Page)).ShouldNotContain("Jalankan");

        using var looking = await tono.PostAsync("/console", Page, ("job", "retention"));
        using var unknown = await rina.PostAsync(Page, Page, ("job", "no such job"));
        using var watch = await rina.PostAsync(Page, Page, ("job", "health"));

        looking.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        watch.StatusCode.ShouldBe(HttpStatusCode.NotFound, "it watches by itself, each minute, in every process");
        (await host.ReadAsync(desk => desk.Audit.AnyAsync(a => a.Did == "job_run", Ct))).ShouldBeFalse();
    }
}
