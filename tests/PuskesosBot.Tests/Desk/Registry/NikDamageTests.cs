using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>A spreadsheet harms a NIK in known ways; none of them may end up in the registry as a NIK.</summary>
public sealed class NikDamageTests
{
    [Theory]
    [InlineData("3273026105669000", null)]
    [InlineData("'3273026105669000", null)]
    [InlineData("3273 0261 0566 9000", null)]
    [InlineData("32.73.02.610566.9000", null)]
    [InlineData("=\"3273026105669000\"", null)]
    [InlineData("3.27302E+15", "SCIENTIFIC")]
    [InlineData("3,27302610566E+15", "SCIENTIFIC")]
    [InlineData("3273026105669000.0", "DECIMAL")]
    [InlineData("3273026105669000,00", "DECIMAL")]
    [InlineData("21-05-1966", "DATE_LIKE")]
    [InlineData("21/Mei/66", "DATE_LIKE")]
    [InlineData("327302610566", "LENGTH")]
    [InlineData("32730261056690001", "LENGTH")]
    [InlineData("327302610566000O", "CHARACTERS")]
    [InlineData("9973026105669000", "DISTRICT")]
    [InlineData("3200026105669000", "DISTRICT")]
    [InlineData("3273007105669000", "DISTRICT")]
    [InlineData("3273027205669000", "DATE")]
    [InlineData("3273023002669000", "DATE")]
    [InlineData("3273020013669000", "DATE")]
    [InlineData("3273026105660000", "SEQUENCE")]
    public void Text_cells_are_told_apart(string text, string? fault)
    {
        var read = CellNik.ReadNik(new SheetCell(text), isRounded: false);

        read.Fault.ShouldBe(fault);
        read.Digits.ShouldBe(fault is null ? "3273026105669000" : null);
    }

    [Theory]
    [InlineData("3273026105660010", "ROUNDED")]
    [InlineData("3273026105660017", "AS_NUMBER")]
    [InlineData("327302610566001", "LENGTH")]
    [InlineData("3.27302610566001E+15", "SCIENTIFIC")]
    [InlineData("3273026105660017.5", "DECIMAL")]
    public void Number_cells_are_never_believed(string shown, string fault)
    {
        CellNik.ReadNik(new SheetCell(shown, CellKind.Number), isRounded: false).ShouldBe(new CellNik(null, fault));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("tidak ada")]
    [InlineData("0000000000000000")]
    public void A_placeholder_is_a_blank(string text)
    {
        CellNik.ReadNik(new SheetCell(text), isRounded: false).ShouldBe(default);
    }

    [Fact]
    public async Task A_damaged_number_does_not_hold_a_person_who_is_known_by_card_birth_date_and_name()
    {
        const string header = "NIK,NO_KK,NAMA,TANGGAL_LAHIR,RW";
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(header, "3273026105669000,3273022210150000,SITI AMINAH,21-05-1966,05");

        var report = await desk.ImportLinesAsync(header, "3.27E+15,3273022210150000,SITI AMINAH,21-05-1966,06");

        report.Rows.Warned.ShouldBe(1);
        var siti = (await desk.ResidentsAsync()).ShouldHaveSingleItem();
        siti.Rw.ShouldBe("06");
        siti.IsHeld.ShouldBeFalse();
        desk.Vault.Open("nik", siti.NikSealed!).ShouldBe("3273026105669000");
    }

    [Fact]
    public async Task A_NIK_that_was_missing_is_added_by_a_later_file()
    {
        const string header = "NIK,NO_KK,NAMA,TANGGAL_LAHIR,RW";
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(header, "3.27E+15,3273022210150000,SITI AMINAH,21-05-1966,05");
        (await desk.ResidentsAsync()).ShouldHaveSingleItem().IsHeld.ShouldBeTrue();

        await desk.ImportLinesAsync(header, "3273026105669000,3273022210150000,SITI AMINAH,21-05-1966,05");

        var siti = (await desk.ResidentsAsync()).ShouldHaveSingleItem();
        siti.IsHeld.ShouldBeFalse();
        desk.Vault.Open("nik", siti.NikSealed!).ShouldBe("3273026105669000");
        siti.NikHash.ShouldBe(desk.Vault.Hash("nik", "3273026105669000"));
    }
}
