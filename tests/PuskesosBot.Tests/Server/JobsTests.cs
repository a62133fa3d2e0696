using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Tests.BackOffice;
using PuskesosBot.Tests.Server.Relay;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server;

/// <summary>The scheduler really wakes what it should, with its store on either database.</summary>
public sealed class JobsTests
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_case_that_waits_to_be_told_is_told_by_the_job_on_sqlite() => ToldAsync([]);

    [Fact]
    public async Task A_case_that_waits_to_be_told_is_told_by_the_job_on_postgres()
    {
        var server = await PostgresServer.CreateDatabaseAsync();
        await ToldAsync([new("Data:Database", "Postgres"), new("ConnectionStrings:Desk", server)]);
        using var database = new PostgresDatabase(server);
        await using var desk = database.Open();
        var firings = await desk.Database
            .SqlQuery<long>($"""select count(*) as "Value" from qrtz_triggers""").SingleAsync(Ct);
        firings.ShouldBeGreaterThan(0, "the schedule is kept in the desk's database");
    }

    private static async Task ToldAsync(KeyValuePair<string, string?>[] settings)
    {
        await using var outside = await OutsideQueue.StartAsync();
        await using var host = await ConsoleHost.StartAsync(builder => builder.Configuration.AddInMemoryCollection(
            [
                .. settings, new("Relay:Address", outside.Address), new("Relay:Secret", OutsideQueue.Secret),
            ]));
        var cases = (CaseDesk)host.Services.GetService(typeof(CaseDesk))!;
        await host.Database.WriteAsync(
            (desk, ct) => cases.OpenAsync(
                desk, new NewCase(host.DeskId, CaseKind.Complaint, "Beras belum sampai", "bot", Now), ct),
            Ct);

        await Until.TrueAsync(() => outside.Taken.Count == 1, "the job told the change", SoonEnough);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
