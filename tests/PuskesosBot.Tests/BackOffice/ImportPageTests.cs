using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class ImportPageTests(Browsers browsers)
{
    private const string List = """
        NAMA,NIK,RT,RW,BANTUAN
        ENTIN RUKMINI,3273020101610000,02,05,BPNT
        =HYPERLINK,12345,02,05,BPNT
        ,3273020101620000,02,05,BPNT
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task A_list_is_uploaded_tried_applied_and_then_its_people_are_found(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.BackOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await ConsoleBrowser.SignInAsync(page, "ani");

        await page.GotoAsync(host.Address + "/console/data");
        await watched.ShouldBeSoundAsync($"console-{width}-imports-empty");
        await page.GetByLabel("Berkas CSV").SetInputFilesAsync(new FilePayload
        {
            Name = "<img src=x onerror=alert(1)>.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(List),
        });
        await page.GetByLabel("Daftar milik siapa").FillAsync("dtks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unggah dan periksa" }).ClickAsync();
        await watched.SeesAsync("Hasil pemeriksaan.");
        (await host.ReadAsync(desk => desk.Residents.CountAsync(Ct))).ShouldBe(0);
        await watched.ShouldBeSoundAsync($"console-{width}-imports-tried");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terapkan" }).ClickAsync();
        await watched.SeesAsync("Selesai diterapkan.");
        await page.GotoAsync(host.Address + "/console/data");
        await watched.ShouldBeSoundAsync($"console-{width}-imports");
        await page.Locator("table a").First.ClickAsync();
        await watched.SeesAsync("Dibandingkan impor sebelumnya");
        await watched.ShouldBeSoundAsync($"console-{width}-import");

        await page.GotoAsync(host.Address + "/console/warga?nama=entin");
        await watched.SeesAsync("Entin Rukmini");
        (await host.ReadAsync(desk => desk.Audit.Where(a => a.Did == "import_applied").Select(a => a.Why)
            .SingleAsync(Ct))).ShouldBe("dtks, 3 rows");
    }

    [Fact]
    public async Task Problems_are_taken_away_as_a_file_that_holds_no_formula()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        using var ani = await host.SignedInAsync("ani", StaffRole.Coordinator, host.DeskId);
        using var lain = await host.SignedInAsync("lain", StaffRole.Coordinator, host.OtherDeskId);
        (await UploadAsync(ani, "=cmd.csv", List)).Dispose();
        await UntilAsync(ani, "Hasil pemeriksaan.");

        using var tried = await ani.GetAsync("/console/data?unduh=csv");
        var text = await tried.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("NAME_MISSING");
        text.Split('\n', ',').ShouldNotContain(cell => cell.StartsWith('='));
        using var kept = await ani.GetAsync($"/console/data/{rows.ImportId}?unduh=csv");
        (await kept.Content.ReadAsStringAsync(Ct)).ShouldContain("NIK_LENGTH");

        (await lain.TextAsync("/console/data")).ShouldNotContain("Hasil pemeriksaan.");
        using var strange = await lain.GetAsync($"/console/data/{rows.ImportId}?unduh=csv");
        strange.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var none = await lain.GetAsync("/console/data?unduh=csv");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_list_is_refused_in_words_and_cannot_be_applied()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.Coordinator, host.DeskId);

        (await UploadAsync(ani, "surat.pdf", "%PDF-1.7")).Dispose();
        await UntilAsync(ani, "Ini berkas PDF");
        (await ani.PostAsync("/console/data", "/console/data?handler=Apply", ("id", Guid.Empty.ToString()))).Dispose();

        (await host.ReadAsync(desk => desk.RegistryImports.CountAsync(Ct))).ShouldBe(0);
        (await host.ReadAsync(desk => desk.Audit.CountAsync(Ct))).ShouldBe(0);
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task Columns_with_headings_nobody_knows_are_given_a_meaning(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.BackOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await ConsoleBrowser.SignInAsync(page, "ani");

        await page.GotoAsync(host.Address + "/console/data");
        await page.GetByLabel("Berkas CSV").SetInputFilesAsync(new FilePayload
        {
            Name = "arisan.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("""
                SIAPA;KAMPUNG;CATATAN
                ENTIN RUKMINI;05;ibu
                UJANG RUKMANA;06;bapak
                """),
        });
        await page.GetByLabel("Daftar milik siapa").FillAsync("arisan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unggah dan periksa" }).ClickAsync();
        await watched.SeesAsync("Baris judul kolom tidak ditemukan");
        await page.GetByLabel("Nama", new() { Exact = true }).SelectOptionAsync("SIAPA");
        await page.GetByLabel("RW", new() { Exact = true }).SelectOptionAsync("KAMPUNG");
        await watched.ShouldBeSoundAsync($"console-{width}-imports-mapping");
        await page.GetByRole(AriaRole.Button, new() { Name = "Periksa lagi dengan kolom ini" }).ClickAsync();
        await watched.SeesAsync("Warga baru");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terapkan" }).ClickAsync();
        await watched.SeesAsync("Selesai diterapkan.");

        (await host.ReadAsync(desk => desk.Residents.OrderBy(r => r.Rw).Select(r => r.SearchName + " " + r.Rw)
            .ToListAsync(Ct))).ShouldBe(["ENTIN RUKMINI 05", "UJANG RUKMANA 06"]);
    }

    private static async Task<HttpResponseMessage> UploadAsync(ConsoleVisitor visitor, string name, string text)
    {
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "berkas", name },
            { new StringContent("dtks"), "sumber" },
        };
        return await visitor.UploadAsync("/console/data", "/console/data?handler=Upload", content);
    }

    /// <summary>The work goes on beside the page.</summary>
    private static async Task UntilAsync(ConsoleVisitor visitor, string words)
    {
        var tries = 600;
        while (!(await visitor.TextAsync("/console/data")).Contains(words, StringComparison.Ordinal))
            (tries--).ShouldBeGreaterThan(0, $"'{words}' was never shown");
    }
}
