using Npgsql;

namespace PuskesosBot.Tests.Support;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Every_caller_gets_an_empty_database_of_its_own()
    {
        var (first, second) = (await PostgresServer.CreateDatabaseAsync(), await PostgresServer.CreateDatabaseAsync());
        await RunAsync(first, "create table only_here (id int)");

        second.ShouldNotBe(first);
        (await RunAsync(second, "select count(*) from pg_tables where tablename = 'only_here'")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_server_goes_when_the_process_that_started_it_is_gone()
    {
        var server = await PostgresServer.StartAsync();
        await RunAsync(server.ConnectionString("postgres"), "select 1");
        NpgsqlConnection.ClearAllPools();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await server.LetGoAsync(limit.Token);

        Directory.Exists(server.Folder).ShouldBeFalse();
        await Should.ThrowAsync<NpgsqlException>(() => RunAsync(server.ConnectionString("postgres"), "select 1"));
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
