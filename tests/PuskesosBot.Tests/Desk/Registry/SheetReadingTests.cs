using System.Text;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>Lists come in every encoding, with every delimiter, under titles and above totals.</summary>
public sealed class SheetReadingTests
{
    static SheetReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, char> Dialects
    {
        get
        {
            var data = new TheoryData<string, char>();
            foreach (var encoding in (string[])["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "windows-1252"])
            {
                foreach (var delimiter in CsvDialect.Delimiters) data.Add(encoding, delimiter);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task A_list_reads_the_same_however_it_is_written(string encoding, char delimiter)
    {
        using var desk = await RegistryDesk.OpenAsync();
        string[][] rows =
        [
            ["DAFTAR PENERIMA MANFAAT"], [], ["NO", "NAMA", "ALAMAT", "RT", "RW"],
            ["1", "José Süparman", $"\"Jl. Contoh{delimiter}\nNo. 901\"", "2", "5"], ["", "JUMLAH", "1", "", ""],
        ];
        var text = string.Join("\r\n", rows.Select(row => string.Join(delimiter, row)));
        var writer = encoding == "utf-8-bom" ? Encoding.UTF8 : Encoding.GetEncoding(encoding);
        byte[] start = encoding is "utf-8" ? [] : writer.GetPreamble();

        var report = await desk.ImportAsync(desk.Bytes(".csv", [.. start, .. writer.GetBytes(text)]));

        report.Refusals.ShouldBeEmpty();
        report.Rows.ShouldBe(new ImportRows(1, 1, 0, 0, 0, 0, 4));
        var jose = (await desk.ResidentsAsync()).ShouldHaveSingleItem();
        (jose.Name, jose.SearchName, jose.Rt, jose.Rw).ShouldBe(("José Süparman", "JOSE SUPARMAN", "02", "05"));
        jose.Address.ShouldBe(delimiter == '\t' ? "Jl. Contoh No. 901" : $"Jl. Contoh{delimiter} No. 901");
    }

    [Theory]
    [InlineData("17-08-1965")]
    [InlineData("17/08/1965")]
    [InlineData("17.8.65")]
    [InlineData("17 Agustus 1965")]
    [InlineData("Bandung, 17 Agustus 1965")]
    [InlineData("17-Agu-65")]
    [InlineData("1965-08-17")]
    [InlineData("1965-08-17 00:00:00")]
    [InlineData("1965-08-17T00:00:00")]
    [InlineData("23971")]
    public async Task A_birth_date_reads_the_same_however_it_is_written(string written)
    {
        using var desk = await RegistryDesk.OpenAsync();

        await desk.ImportLinesAsync("NAMA;Tempat/Tgl Lahir;RW", $"SITI;{written};5");

        (await desk.ResidentsAsync()).ShouldHaveSingleItem().BirthDate.ShouldBe(new DateOnly(1965, 8, 17));
    }

    [Theory]
    [InlineData("Jl. Contoh No. 901 RT 01/RW 07", "01", "07")]
    [InlineData("Jl. Contoh RT.1 RW.7", "01", "07")]
    [InlineData("Jl. Contoh RT/RW 01/07", "01", "07")]
    [InlineData("Jl. Contoh RT 001 / 007", "01", "07")]
    [InlineData("Jl. Contoh rw 7", null, "07")]
    [InlineData("Jl. Irwan Kartono 12", null, null)]
    public void RT_and_RW_are_read_from_an_address(string address, string? rt, string? rw)
    {
        CellArea.ReadAddress(address).ShouldBe((rt, rw));
    }

    [Theory]
    [InlineData("0812-0000-1001", "+6281200001001")]
    [InlineData("081200001001", "+6281200001001")]
    [InlineData("6281200001001", "+6281200001001")]
    [InlineData("+62 812 0000 1001", "+6281200001001")]
    [InlineData("81200001001", "+6281200001001")]
    [InlineData("081200001001 / 081200001002", "+6281200001001")]
    [InlineData("123", null)]
    [InlineData("0812 tanya RT", null)]
    public void A_phone_number_is_normalised(string written, string? expected)
    {
        CellPhone.TryRead(written).ShouldBe(expected);
    }

    [Fact]
    public async Task A_stray_quote_takes_no_good_row_with_it()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var good = Enumerable.Range(0, 60)
            .Select(i => $"WARGA {(char)('A' + i % 26)}{(char)('A' + i / 26)},Jl. Contoh {i},05");

        var report = await desk.ImportLinesAsync(["NAMA,ALAMAT,RW", "SITI,\"Jl. Contoh 901,05", .. good]);

        report.Rows.Read.ShouldBe(61);
        report.Rows.Accepted.ShouldBe(61);
    }

    [Fact]
    public async Task Rows_are_numbered_as_the_spreadsheet_numbers_them()
    {
        using var desk = await RegistryDesk.OpenAsync();

        var report = await desk.ImportLinesAsync(
            "Judul", "", "NAMA,ALAMAT,RW", "SITI,\"Jl.\nContoh\",05", "", ",Jl. Contoh,05", "JUMLAH,2,");

        report.Problems.ShouldHaveSingleItem().Row.ShouldBe(6);
        report.Rows.ShouldBe(new ImportRows(2, 1, 0, 0, 1, 0, 5));
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once_with_what_is_allowed()
    {
        using var desk = await RegistryDesk.OpenAsync();

        var report = await desk.ImportLinesAsync("NIK,TANGGAL LAHIR,NO HP", "3273026105669000,21-05-1966,");

        var refusal = report.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("COLUMN_MISSING");
        refusal.Advice.ShouldContain("NAMAPENERIMA");
        refusal.Advice.ShouldContain("RTRW");
    }

    [Fact]
    public async Task A_formula_is_a_text_and_harmless_in_the_problems_file()
    {
        using var desk = await RegistryDesk.OpenAsync();

        var report = await desk.ImportLinesAsync("NAMA;ALAMAT;RW", "=HYPERLINK(\"http://contoh\");Jl. Contoh;05");

        (await desk.ResidentsAsync()).ShouldHaveSingleItem().Name.ShouldBe("=HYPERLINK(\"http://contoh\")");
        var file = desk.File();
        ImportReportFiles.WriteProblems(report, file);
        File.ReadAllText(file).ShouldContain("\"'=HYPERLINK");
    }

    [Fact]
    public async Task Columns_that_fill_nothing_are_listed()
    {
        using var desk = await RegistryDesk.OpenAsync();

        var report = await desk.ImportAsync(RepositoryFiles.Demo("baznas-2024.csv"), "baznas");

        report.UnknownColumns.ShouldBe(
            ["Asnaf", "SKTM", "Asal Pengajuan", "Tgl Pengajuan", "Tgl Realisasi", "Keterangan"]);
        report.Mapping["Nik"].ShouldBe("No. KTP");
    }

    [Fact]
    public async Task Sex_and_standing_are_understood_in_the_words_of_the_field()
    {
        using var desk = await RegistryDesk.OpenAsync();

        await desk.ImportLinesAsync(
            "NAMA,L/P,STATUS,RW", "BUDI,Laki-laki,MENINGGAL,05", "SITI,wanita,Tidak Ditemukan,05");

        var people = await desk.ResidentsAsync();
        people.Select(p => (p.Sex, p.Standing)).ShouldBe(
            [(Sex.Male, Standing.Deceased), (Sex.Female, Standing.NotFound)]);
    }
}
