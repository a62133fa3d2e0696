using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>
/// What a page of the case list and a search cost with few and with many cases. On SQLite; on PostgreSQL with
/// <c>Data__Database=Postgres</c> and <c>ConnectionStrings__Desk</c> of an empty database.
/// </summary>
internal static class CasesBenchmark
{
    private const int Few = 1_000, ResidentsPerCase = 10, RowsPerWrite = 50_000, Pages = 400, PageMax = 50;

    private const string Resident =
        """
        insert into residents ("Id", "DeskId", "Name", "SearchName", "Rw", "Address", "Standing", "LastImportId",
        "IsHeld") values (@p0, @p1, @p2, @p2, @p3, '', 'Eligible', @p0, false)
        """;

    private const string OneCase =
        """
        insert into cases ("Id", "DeskId", "Receipt", "Kind", "State", "ResidentId", "Rw", "Summary", "FiledBy",
        "IsOnBehalf", "OpenedAt", "Level", "DueAt", "Version", "SearchName")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 'Beras belum sampai', 'bot', false, @p7, 'FrontOffice', @p8, 0, @p9)
        """;

    private static readonly string[] Kinds = ["Complaint", "Proposal", "DataChange", "HomeVisit", "Question"];
    private static readonly string[] States = ["Received", "Checked", "InProgress", "Referred", "Realised"];
    private static readonly string[] Names = ["SITI", "ASEP", "DEDI", "EUIS", "IMAS", "UJANG", "NENENG", "YAYAT"];

    internal static async Task RunAsync(int most)
    {
        var folder = Directory.CreateTempSubdirectory("puskesos-cases-").FullName;
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        configuration["Data:Folder"] = folder;
        using var parts = await DeskParts.OpenAsync(configuration, TimeProvider.System, default);
        await AddAsync(parts, 0, Few);
        await MeasureAsync(parts, Few); // The compiler's share.
        var few = await MeasureAsync(parts, Few);
        Console.WriteLine($"adding {most} cases and {most * ResidentsPerCase} residents ...");
        await AddAsync(parts, Few, most);
        var many = await MeasureAsync(parts, most);
        foreach (var (what, times) in many)
        {
            var ratio = times.P95 / few[what].P95;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}: p95 {times.P95:F1} ms (median {times.Median:F1}) with {most} cases; "
                + $"{ratio:F2} of the same with {Few} (wanted: p95 under 150 ms)"));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Dictionary<string, (double Median, double P95)>> MeasureAsync(DeskParts parts, int cases)
    {
        var list = new CaseList(new StaffScope(Guid.Empty, StaffRole.BackOffice, parts.Desk.Id, null));
        var all = new CaseFilter(parts.Desk.Id);
        return new Dictionary<string, (double, double)>
        {
            ["newest page"] = await TimeAsync(parts, list, _ => all),
            ["by state and kind"] = await TimeAsync(parts, list, n => all with
            {
                States = [Enum.Parse<CaseState>(States[n % States.Length])],
                Kind = Enum.Parse<CaseKind>(Kinds[n % Kinds.Length]),
            }),
            ["late of one RW"] = await TimeAsync(parts, list, n => all with { IsLate = true, Rw = Rw(n) }),
            ["by receipt"] = await TimeAsync(parts, list, n => all with { Search = Receipt((int)(n * 7919L % cases)) }),
            ["by name"] = await TimeAsync(parts, list, n => all with
            {
                Search = Name((int)(n * 7919L % cases) * ResidentsPerCase),
            }),
            ["by a common first name"] = await TimeAsync(parts, list, n => all with
            {
                Search = Names[n % Names.Length],
            }),
        };
    }

    private static async Task<(double Median, double P95)> TimeAsync(
        DeskParts parts, CaseList list, Func<int, CaseFilter> filterOf)
    {
        var times = new List<double>(Pages);
        for (var n = 0; n < Pages; n++)
        {
            var start = Stopwatch.GetTimestamp();
            await using (var desk = parts.Database.Open())
                await list.ReadAsync(desk, filterOf(n), null, PageMax, TimeProvider.System.GetUtcNow(), default);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[Pages / 2], times[Pages * 95 / 100]);
    }

    private static async Task AddAsync(DeskParts parts, int from, int to)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var connection = await parts.Database.OpenConnectionAsync(default);
        for (var first = from * ResidentsPerCase; first < to * ResidentsPerCase; first += RowsPerWrite)
        {
            var last = Math.Min(first + RowsPerWrite, to * ResidentsPerCase);
            await using var transaction = await connection.BeginTransactionAsync();
            await using var resident = Command(connection, transaction, Resident, 4);
            await using var one = Command(connection, transaction, OneCase, 10);
            for (var i = first; i < last; i++)
            {
                var id = parts.Ids.Next();
                await ExecuteAsync(resident, id, parts.Desk.Id, Name(i), Rw(i));
                if (i % ResidentsPerCase != 0) continue;
                var n = i / ResidentsPerCase;
                var at = now.AddMinutes(-n).ToUnixTimeMilliseconds();
                await ExecuteAsync(
                    one, parts.Ids.Next(), parts.Desk.Id, Receipt(n), Kinds[n % Kinds.Length],
                    States[n % States.Length], id, Rw(i), at, at + (n % 7 == 0 ? 0 : 30L * 24 * 3600 * 1000),
                    Name(i));
            }

            await transaction.CommitAsync();
        }
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static Task<int> ExecuteAsync(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command.ExecuteNonQueryAsync();
    }

    private static string Rw(int i) => (3 + (i % 6)).ToString("00", CultureInfo.InvariantCulture);

    private static string Name(int i) => $"{Names[i % Names.Length]} {Letters(i)}";

    // A family name of letters that is its own for each.
    private static string Letters(int i) =>
        string.Concat(Enumerable.Range(0, 6).Select(place => (char)('A' + (i / (int)Math.Pow(26, place) % 26))));

    private static string Receipt(int n) => PuskesosBot.Desk.Cases.Receipt.Create(
        "LS", 2000 + (n / 99_000 % 99), 1, 1 + (n % 99_000)).ToString();
}
