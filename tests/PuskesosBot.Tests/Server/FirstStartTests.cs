using Microsoft.EntityFrameworkCore;
using Npgsql;
using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Faults;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server;

/// <summary>Several nodes on one PostgreSQL, from its first minute on.</summary>
public sealed class FirstStartTests : IDisposable
{
    private const int Nodes = 4;

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
