using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

public sealed class FixtureImportTests
{
    [Fact]
    public async Task The_main_list_gives_the_counts_that_were_counted_by_hand()
    {
        using var desk = await RegistryDesk.OpenAsync();
        using var counts = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Fixture("counts.json")));
        var expected = counts.RootElement.GetProperty("dtks-lebak-siliwangi.csv");

        var report = await desk.ImportAsync(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"));

        report.Refusals.ShouldBeEmpty();
        report.Rows.ShouldBe(new ImportRows(823, 811, 5, 4, 0, 3, 1));
        report.SerialSum.ShouldBe(expected.GetProperty("sum_of_last_serials").GetInt32());
        report.RowsPerRw.ToDictionary().ShouldBe(
            expected.GetProperty("rows_per_rw").EnumerateObject()
                .ToDictionary(rw => rw.Name, rw => rw.Value.GetInt32()),
            ignoreOrder: true);
        var people = await desk.ResidentsAsync();
        people.Count.ShouldBe(820);
        people.Where(p => p.NikHash is not null).Select(p => Convert.ToHexString(p.NikHash!)).Distinct().Count()
            .ShouldBe(expected.GetProperty("distinct_nik").GetInt32());
        people.Count(p => p.NikHash is null).ShouldBe(expected.GetProperty("without_nik").GetInt32());
        (await desk.ReadAsync(db => db.Households.CountAsync()))
            .ShouldBe(expected.GetProperty("families").GetProperty("distinct_kk").GetInt32());
    }
}
