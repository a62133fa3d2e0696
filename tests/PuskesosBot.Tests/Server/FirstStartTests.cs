using Microsoft.EntityFrameworkCore;
using Npgsql;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Tests.Faults;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server;

/// <summary>What a first start makes, alone or with other nodes, and what a start refuses or keeps to itself.</summary>
public sealed class FirstStartTests : IDisposable
{
    private const int Nodes = 4;

    // Invented.
    private const string Kk = "3273022210169557";

    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nodes_that_start_at_once_on_an_empty_database_make_one_desk()
    {
        var environment = new Dictionary<string, string>
        {
            ["Data__Folder"] = KeptModel.CopyTo(_folder.Path),
            ["Data__Database"] = "Postgres",
            ["ConnectionStrings__Desk"] = await PostgresServer.CreateDatabaseAsync(),
        };

        var nodes = await Task.WhenAll(
            Enumerable.Range(0, Nodes).Select(_ => Task.Run(() => AnnouncedCrowd.OpenAsync(environment), Ct)));

        nodes.Select(node => node.Desk.Id).Distinct().ShouldHaveSingleItem();
        await using (var db = nodes[0].Database.Open()) (await db.Desks.CountAsync(Ct)).ShouldBe(1);
        foreach (var node in nodes) node.Dispose();
    }

    [Fact]
    public async Task A_start_with_another_key_than_the_datas_is_refused_and_says_what_to_do()
    {
        var environment = new Dictionary<string, string> { ["Data__Folder"] = KeptModel.CopyTo(_folder.Path) };
        using (var parts = await AnnouncedCrowd.OpenAsync(environment))
        {
            await parts.Database.WriteAsync(
                (db, _) =>
                {
                    db.Households.Add(new Household
                    {
                        Id = parts.Ids.Next(),
                        DeskId = parts.Desk.Id,
                        KkHash = parts.Vault.Hash("kk", Kk),
                        KkSealed = parts.Vault.Seal("kk", Kk),
                    });
                    return Task.FromResult(0);
                },
                Ct);
        }

        (await AnnouncedCrowd.OpenAsync(environment)).Dispose();
        Directory.Delete(_folder.File("keys"), recursive: true);

        var refused = await Should.ThrowAsync<StartRefusedException>(AnnouncedCrowd.OpenAsync(environment));
        refused.Message.ShouldContain("Bring keys/ back from the backup");
        refused.Message.ShouldNotContain(Kk);
    }

    [Fact]
    public async Task An_error_of_the_database_does_not_quote_the_row_even_where_the_connection_string_asks_for_it()
    {
        const string quoted = "rahasia-sekali";
        var asking = new NpgsqlConnectionStringBuilder(await PostgresServer.CreateDatabaseAsync())
        {
            IncludeErrorDetail = true,
        };
        using var database = new PostgresDatabase(asking.ToString());
        await database.MigrateAsync(Ct);
        Task<int> AddAsync() => database.WriteAsync(
            (db, _) =>
            {
                db.Desks.Add(new WelfareDesk
                {
                    Id = new IdSource(TimeProvider.System).Next(),
                    Code = quoted,
                    Name = quoted,
                    TimeZone = "Asia/Jakarta",
                    ReceiptPrefix = "RS",
                });
                return Task.FromResult(0);
            },
            Ct);
        await AddAsync();

        var twice = await Should.ThrowAsync<DbUpdateException>(AddAsync);

        twice.ToString().ShouldNotContain(quoted);
    }
}
