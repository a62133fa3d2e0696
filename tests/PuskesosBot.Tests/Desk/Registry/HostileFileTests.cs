using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>
/// Files that mean harm, or are no lists, are refused with a reason, quickly, and nothing is written.
/// </summary>
public sealed class HostileFileTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task A_zip_bomb_is_refused()
    {
        await RefusedAsync(".xlsx", "FILE_UNPACKS_TOO_LARGE", Zip(
            ("xl/workbook.xml", "<workbook/>"), ("xl/media/image1.png", new string('\0', 300_000_000))));
    }

    [Fact]
    public async Task Shared_texts_that_fill_the_memory_are_refused()
    {
        await RefusedAsync(".xlsx", "FILE_UNPACKS_TOO_LARGE", Zip(
            ("xl/workbook.xml", "<workbook/>"),
            ("xl/sharedStrings.xml", $"<sst>{Repeat("<si><t>aaaaaaaa</t></si>", 3_500_000)}</sst>")));
    }

    [Fact]
    public async Task Rows_and_columns_beyond_sense_are_refused()
    {
        await RefusedAsync(".xlsx", "FILE_UNPACKS_TOO_LARGE", Zip(
            ("xl/workbook.xml", "<workbook/>"),
            ("xl/worksheets/sheet1.xml",
                $"<worksheet xmlns='{Main}'><sheetData><row r='1048576'><c r='XFD1048576'/></row></sheetData>"
                + "</worksheet>")));
    }

    [Fact]
    public async Task A_cell_beyond_the_sheet_is_refused()
    {
        await RefusedAsync(".xlsx", "FILE_DAMAGED", Zip(
            ("xl/workbook.xml", "<workbook/>"),
            ("xl/worksheets/sheet1.xml",
                $"<worksheet xmlns='{Main}'><sheetData><row r='1'><c r='ZZZZZ1'/></row></sheetData></worksheet>")));
    }

    [Fact]
    public async Task Nesting_beyond_sense_is_refused()
    {
        await RefusedAsync(".xlsx", "FILE_DAMAGED", Zip(
            ("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", Repeat("<a>", 1_000_000))));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>")]
    public async Task A_document_type_is_refused(string xml)
    {
        await RefusedAsync(".xlsx", "FILE_UNSAFE", Zip(("xl/workbook.xml", xml)));
    }

    [Fact]
    public async Task An_encrypted_workbook_is_told_as_such()
    {
        var bytes = new byte[2048];
        byte[] start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        start.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(bytes, 1024);

        await RefusedAsync(".xlsx", "FILE_ENCRYPTED", bytes);
    }

    [Fact]
    public async Task A_truncated_workbook_is_refused()
    {
        var whole = Workbook.Of(("S", [["NAMA", "RW"], ["SITI", "05"]]));

        await RefusedAsync(".xlsx", "FILE_DAMAGED", whole[..(whole.Length / 2)]);
    }

    [Fact]
    public async Task More_than_200_columns_are_refused()
    {
        object?[] wide = [.. Enumerable.Range(0, 201).Select(i => (object?)$"K{i}"), "NAMA", "RW"];

        await RefusedAsync(".xlsx", "TOO_MANY_COLUMNS", Workbook.Of(("S", [wide])));
        await RefusedAsync(".csv", "TOO_MANY_COLUMNS", Encoding.UTF8.GetBytes(string.Join(',', wide)));
    }

    [Theory]
    [InlineData("%PDF-1.7 x")]
    [InlineData("\u0089PNG\r\n")]
    [InlineData("<html><table><tr><td>NAMA</td></tr></table></html>")]
    [InlineData("\uFEFF<?xml version='1.0'?><Workbook/>")]
    [InlineData("{\"NAMA\": 1}")]
    [InlineData("SQLite format 3\0")]
    public async Task What_is_no_table_is_told_by_its_bytes(string text)
    {
        var encoding = text[0] == '\u0089' ? Encoding.Latin1 : Encoding.UTF8;

        await RefusedAsync(".xlsx", "FILE_TYPE", encoding.GetBytes(text));
    }

    [Fact]
    public async Task Other_archives_are_told_as_such()
    {
        await RefusedAsync(".xlsx", "FILE_TYPE", Zip(("word/document.xml", "<a/>")));
        await RefusedAsync(".xlsx", "FILE_TYPE", Zip(("content.xml", "<a/>")));
        await RefusedAsync(".xlsx", "FILE_TYPE", Zip(("xl/workbook.bin", "x")));
    }

    [Fact]
    public async Task Bounds_of_size_and_rows_hold()
    {
        await RefusedAsync(".csv", "FILE_EMPTY", []);
        await RefusedAsync(".csv", "FILE_TOO_LARGE", new byte[ImportLimits.FileBytesMax + 1]);
        await RefusedAsync(".csv", "TOO_MANY_ROWS",
            Encoding.UTF8.GetBytes($"NAMA,RW\n{Repeat("SITI,05\n", ImportLimits.RowsMax + 1)}"));
    }

    [Fact]
    public async Task A_list_without_headings_is_refused_with_what_is_understood()
    {
        await RefusedAsync(".csv", "NO_HEADER", "SITI;05\nBUDI;06\n"u8.ToArray());
    }

    [Fact]
    public async Task An_unknown_desk_source_or_file_is_bad_use()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = desk.File("NAMA,RW", "SITI,05");

        async Task<string> CodeOf(ImportRequest request) =>
            (await desk.Importer.RunAsync(request, null, CancellationToken.None)).Refusals.ShouldHaveSingleItem().Code;

        (await CodeOf(new ImportRequest(file, "dtks", "tidak-ada"))).ShouldBe("DESK_UNKNOWN");
        (await CodeOf(new ImportRequest(file, "D T K S", RegistryDesk.Code))).ShouldBe("SOURCE_INVALID");
        (await CodeOf(new ImportRequest($"{file}.x", "dtks", RegistryDesk.Code))).ShouldBe("FILE_MISSING");
    }

    private static async Task RefusedAsync(string ending, string code, byte[] bytes)
    {
        using var desk = await RegistryDesk.OpenAsync();

        var report = await desk.ImportAsync(desk.Bytes(ending, bytes));

        report.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await desk.ReadAsync(db => db.RegistryImports.AnyAsync())).ShouldBeFalse();
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }
}
