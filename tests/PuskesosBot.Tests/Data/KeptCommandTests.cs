using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Data;

/// <summary>A command of the desk's connection against the library's own, on the same table.</summary>
public sealed class KeptCommandTests : IAsyncLifetime
{
    private const string Insert = "insert into kept (a, b) values (@p0, @p1)";
    private static readonly Guid Id = new("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");

    private readonly TempFolder _folder = new();
    private SqliteDatabase _database = null!;
    private DbConnection _connection = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<object> Values =>
    [
        DBNull.Value, "", "Siti", "Éuis Nénéng 🙏", new string('é', 5000), Array.Empty<byte>(), "\0\u0001ÿ"u8.ToArray(),
        Id, 0L, -1L, long.MaxValue, long.MinValue, int.MinValue, 7, true, false, new DateOnly(2026, 1, 9),
        // These it leaves to the library.
        2.5, 12.30m, new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7)), 'x',
    ];

    public async ValueTask InitializeAsync()
    {
        _database = new SqliteDatabase(Path.Combine(_folder.Path, "desk.db"));
        _connection = await _database.OpenConnectionAsync(Ct);
        await RunAsync("create table kept (a, b unique)");
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Stores_each_time_what_the_library_stores(object value)
    {
        await using var plain = new SqliteCommand(Insert, (SqliteConnection)_connection);
        await using var kept = _connection.CreateCommand();
        kept.CommandText = Insert;
        for (var i = 0; i < 3; i++)
        {
            (await WriteAsync(kept, value, i)).ShouldBe(1);
            (await WriteAsync(plain, value, 10 + i)).ShouldBe(1);
        }

        (await ReadAsync("select count(*) from kept")).ShouldBe("6");
        (await ReadAsync("select count(distinct typeof(a) || quote(a)) from kept")).ShouldBe("1");
    }

    [Fact]
    public async Task Values_may_come_in_another_order_than_the_statement_names_them()
    {
        await using var kept = _connection.CreateCommand();
        kept.CommandText = "insert into kept (b, a) values (@p1, @p0)";
        for (var i = 0; i < 3; i++) await WriteAsync(kept, "first", i);

        (await ReadAsync("select group_concat(a || b) from kept")).ShouldBe("first0,first1,first2");
    }

    [Fact]
    public async Task Tells_how_many_rows_it_changed_and_what_was_refused_and_goes_on()
    {
        await using var kept = _connection.CreateCommand();
        kept.CommandText = Insert + " on conflict (a) do nothing";
        await RunAsync("create unique index only on kept (a)");
        (await WriteAsync(kept, "same", 1)).ShouldBe(1);
        (await WriteAsync(kept, "same", 2)).ShouldBe(0);

        var refused = await Should.ThrowAsync<SqliteException>(() => WriteAsync(kept, "other", 1));
        (refused.SqliteErrorCode, refused.SqliteExtendedErrorCode).ShouldBe((19, 2067));
        refused.Message.ShouldContain("UNIQUE constraint failed: kept.b");

        (await WriteAsync(kept, "other", 3)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_several_statements_each_runs_each_time()
    {
        await using var kept = _connection.CreateCommand();
        kept.CommandText = "insert into kept (a) values (1); insert into kept (a) values (2)";
        for (var i = 0; i < 3; i++) await kept.ExecuteNonQueryAsync(Ct);

        (await ReadAsync("select sum(a) from kept")).ShouldBe("9");
    }

    private static Task<int> WriteAsync(DbCommand command, object value, int number)
    {
        if (command.Parameters.Count == 0)
        {
            for (var i = 0; i < 2; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i}";
                command.Parameters.Add(parameter);
            }
        }

        (command.Parameters[0].Value, command.Parameters[1].Value) = (value, number);
        return command.ExecuteNonQueryAsync(Ct);
    }

    private async Task RunAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task<string?> ReadAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }
}
