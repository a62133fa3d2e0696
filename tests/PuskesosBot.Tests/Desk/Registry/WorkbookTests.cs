using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

public sealed class WorkbookTests
{
    private static readonly object?[] Header = ["NO", "NIK", "NO_KK", "NAMA", "TANGGAL LAHIR", "RT", "RW"];

    [Fact]
    public async Task A_workbook_with_title_and_total_is_read_like_a_text_file()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = desk.Bytes(".xlsx", Workbook.Of(
            ("Catatan", [["Bukan daftar"]]),
            ("Penerima",
            [
                ["DAFTAR PENERIMA MANFAAT"], [], Header,
                [1.0, "3273026105669000", "3273022210150000", "SITI AMINAH", new DateTime(1966, 5, 21), 2.0, 5.0],
                [2.0, null, null, "BUDI RAHARJA", 21937.0, "02", "RW 05"],
                ["JUMLAH", null, null, 2.0],
            ])));

        var report = await desk.ImportAsync(file);

        report.Refusals.ShouldBeEmpty();
        report.Rows.ShouldBe(new ImportRows(2, 2, 0, 0, 0, 0, 4));
        var people = await desk.ResidentsAsync();
        people.Select(p => (p.Name, p.BirthDate, p.Rt, p.Rw)).ShouldBe(
        [
            ("BUDI RAHARJA", new DateOnly(1960, 1, 22), "02", "05"),
            ("SITI AMINAH", new DateOnly(1966, 5, 21), "02", "05"),
        ]);
    }

    [Theory]
    [InlineData(3273026105660010d, "NIK_ROUNDED")]
    [InlineData(3273026105660017d, "NIK_AS_NUMBER")]
    [InlineData(327302610566d, "NIK_LENGTH")]
    public async Task A_NIK_in_a_number_cell_is_held_and_not_stored(double nik, string code)
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = desk.Bytes(".xlsx", Workbook.Of(("S", [Header, [1.0, nik, null, "SITI", null, null, "05"]])));

        var report = await desk.ImportAsync(file);

        report.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        report.Rows.Held.ShouldBe(1);
        (await desk.ResidentsAsync()).ShouldHaveSingleItem().NikHash.ShouldBeNull();
    }

    [Fact]
    public async Task A_NIK_that_became_a_date_is_held_and_not_stored()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = desk.Bytes(".xlsx", Workbook.Of(
            ("S", [Header, [1.0, new DateTime(1966, 5, 21), null, "SITI", null, null, "05"]])));

        var report = await desk.ImportAsync(file);

        report.Problems.ShouldHaveSingleItem().Code.ShouldBe("NIK_DATE_LIKE");
    }

    [Fact]
    public async Task A_hidden_sheet_is_not_the_list()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = desk.Bytes(".xlsx", Workbook.Of(
            ("_lama", [Header, [1.0, null, null, "LAMA", null, null, "05"]]),
            ("Baru", [Header, [1.0, null, null, "BARU SEKALI", null, null, "05"]])));

        await desk.ImportAsync(file);

        (await desk.ResidentsAsync()).ShouldHaveSingleItem().Name.ShouldBe("BARU SEKALI");
    }

    [Fact]
    public async Task The_fixture_as_a_workbook_gives_the_same_counts()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var rows = File.ReadLines(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"))
            .Select(line => line.Split(',').Select(cell => cell.Length == 0 ? null : (object?)cell).ToArray())
            .ToArray();

        var report = await desk.ImportAsync(desk.Bytes(".xlsx", Workbook.Of(("DTKS", rows))));

        report.Rows.ShouldBe(new ImportRows(823, 811, 5, 4, 0, 3, 1));
        report.SerialSum.ShouldBe(814);
    }
}
