using PuskesosBot.Desk.Registry;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>For every reason code a list that brings it about.</summary>
public sealed class ReasonCodeTests
{
    private const string Header =
        "NIK,NO_KK,NAMA,JENIS_KELAMIN,TANGGAL_LAHIR,ALAMAT,RT,RW,PROGRAM,STATUS,TANGGAL_VERVAL,NO_HP,KELURAHAN";

    private const string Siti =
        "3273026105669000,3273022210150000,SITI AMINAH,P,21-05-1966,Jl. Contoh No. 901,02,05,,,,,";

    private static readonly Dictionary<string, string[]> Lists = new()
    {
        ["NAME_MISSING"] = ["3273026105669000,,,P,,,02,05,,,,,"],
        ["NAME_INVALID"] = ["3273026105669000,,3273026105669000,P,,,02,05,,,,,"],
        ["CELL_TOO_LONG"] = [$",,SITI,P,,{new string('x', 1001)},02,05,,,,,"],
        ["ROW_SHIFTED"] = [",,SITI,P,21-05-1966,Jl. Contoh, No. 901,02,05,,,,,x"],
        ["OTHER_KELURAHAN"] = [",,SITI,P,,,02,05,,,,,Dago"],
        ["NIK_SCIENTIFIC"] = ["3.27302E+15,,SITI,P,,,02,05,,,,,"],
        ["NIK_ROUNDED"] =
        [
            .. Enumerable.Range(1, 8).Select(i => $"32730261056600{i}0,,SITI NOMOR {(char)('A' + i)},P,,,02,05,,,,,"),
        ],
        ["NIK_DATE_LIKE"] = ["21/05/1966,,SITI,P,,,02,05,,,,,"],
        ["NIK_DECIMAL"] = ["3273026105669000.0,,SITI,P,,,02,05,,,,,"],
        ["NIK_CHARACTERS"] = ["327302610566OOOO,,SITI,P,,,02,05,,,,,"],
        ["NIK_LENGTH"] = ["327302610566000,,SITI,P,,,02,05,,,,,"],
        ["NIK_DISTRICT"] = ["0073026105669000,,SITI,P,,,02,05,,,,,"],
        ["NIK_DATE"] = ["3273023113669000,,SITI,P,,,02,05,,,,,"],
        ["NIK_SEQUENCE"] = ["3273026105660000,,SITI,P,,,02,05,,,,,"],
        ["NIK_SHARED"] = [Siti, "3273026105669000,,BUDI RAHARJA,L,01-02-1960,,02,05,,,,,"],
        ["SAME_PERSON_OTHER_NIK"] =
            [Siti, "3273026105660001,3273022210150000,SITI AMINAH,P,21-05-1966,,02,05,,,,,"],
        ["POSSIBLE_DUPLICATE"] = [Siti, ",3273022210150000,SITI AMINAHH,P,21-05-1966,,02,05,,,,,"],
        ["NIK_REPEATED"] = [Siti, "3273026105669000,3273022210150000,SITI A.,P,21-05-1966,Jl. Lain,02,05,,,,,"],
        ["PERSON_REPEATED"] = [Siti, ",3273022210150000,SITI AMINAH,P,21-05-1966,Jl. Lain,02,05,,,,,"],
        ["ROW_REPEATED"] = [Siti, Siti],
        ["MERGED_DIFFERS"] = [Siti, "3273026105669000,3273022210150000,SITI AMINAH,P,21-05-1966,Jl. Lain,01,07,,,,,"],
        ["NIK_BIRTH_DATE"] = ["3273026105669000,,SITI,P,05-12-1966,,02,05,,,,,"],
        ["NIK_SEX"] = ["3273026105669000,,SITI,L,,,02,05,,,,,"],
        ["KK_DAMAGED"] = [",3.27302E+15,SITI,P,,,02,05,,,,,"],
        ["KK_FAULTY"] = [",32730222101500,SITI,P,,,02,05,,,,,"],
        ["KK_IS_NIK"] = ["3273026105669000,3273026105669000,SITI,P,,,02,05,,,,,"],
        ["BIRTH_DATE_UNREADABLE"] = [",,SITI,P,entah,,02,05,,,,,"],
        ["BIRTH_DATE_UNLIKELY"] = [",,SITI,P,21-05-2066,,02,05,,,,,"],
        ["SEX_UNREADABLE"] = [",,SITI,X,,,02,05,,,,,"],
        ["RT_UNREADABLE"] = [",,SITI,P,,,dua,05,,,,,"],
        ["RW_UNREADABLE"] = [",,SITI,P,,,02,lima,,,,,"],
        ["STATUS_UNKNOWN"] = [",,SITI,P,,,02,05,,LUMAYAN,,,"],
        ["PROGRAMME_UNKNOWN"] = [",,SITI,P,,,02,05,PKH;XYZ,,,,"],
        ["VERIFIED_ON_UNREADABLE"] = [",,SITI,P,,,02,05,,LAYAK,kemarin,,"],
        ["PHONE_UNREADABLE"] = [",,SITI,P,,,02,05,,,,8.12E+10,"],
        ["FORMULA_TEXT"] = [",,SITI,P,,=HYPERLINK(1),02,05,,,,,"],
    };

    // These compare with a list that was there before.
    private static readonly Dictionary<string, string[]> LaterLists = new()
    {
        ["NAME_DIFFERS"] = ["3273026105669000,,SITI AMINAHH,P,,,02,05,,,,,"],
        ["BIRTH_DATE_DIFFERS"] = ["3273026105669000,,SITI AMINAH,P,22-05-1966,,02,05,,,,,"],
        ["POSSIBLE_MATCH"] = [",,SITI AMINAH,P,,Contoh 901,02,05,,,,,"],
    };

    // Only a workbook can hold a number as a number.
    private static readonly Dictionary<string, object?[][]> Cells = new()
    {
        ["NIK_AS_NUMBER"] = [[3273026105660017d, "SITI AMINAH", "05"]],
    };

    public static TheoryData<string> Codes => [.. ImportCode.All.Select(code => code.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_list_with_that_fault_is_told_so(string code)
    {
        using var desk = await RegistryDesk.OpenAsync();
        if (LaterLists.ContainsKey(code)) await desk.ImportLinesAsync(Header, Siti);

        var (report, rows) = await ImportAsync(desk, code);

        report.Refusals.ShouldBeEmpty();
        var problem = report.Problems.Last(p => p.Code == code);
        problem.Verdict.ShouldBe(ImportCode.Of(code).Verdict);
        problem.Row.ShouldBe(rows + 1);
        problem.Value.Count(char.IsDigit).ShouldBeLessThanOrEqualTo(8);
        (report.Rows.Accepted + report.Rows.Warned + report.Rows.Held + report.Rows.Rejected + report.Rows.Merged)
            .ShouldBe(report.Rows.Read);
    }

    /// <summary>The report, and how many rows the list has below its header.</summary>
    private static async Task<(ImportReport Report, int Rows)> ImportAsync(RegistryDesk desk, string code)
    {
        if (Lists.TryGetValue(code, out var lines))
            return (await desk.ImportLinesAsync([Header, .. lines]), lines.Length);
        if (LaterLists.TryGetValue(code, out var later))
            return (await desk.ImportAsync(desk.File([Header, .. later]), "baznas"), later.Length);
        var book = Workbook.Of(("Daftar", [["NIK", "NAMA", "RW"], .. Cells[code]]));
        return (await desk.ImportAsync(desk.Bytes(".xlsx", book)), Cells[code].Length);
    }

    [Fact]
    public void The_reference_page_lists_the_codes_in_order_of_precedence()
    {
        var page = File.ReadLines(Repository.Path("src", "PuskesosBot.Desk", "Registry", "README.md"));

        var listed = page.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|').Length == 5)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => $"{cells[1].Trim('`')} {cells[2]}").ToList();

        listed.ShouldBe(ImportCode.All.Select(code => $"{code.Code} {code.Verdict.ToString().ToLowerInvariant()}"));
    }
}
