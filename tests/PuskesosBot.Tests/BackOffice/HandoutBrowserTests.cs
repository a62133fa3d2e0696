using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Hand-outs and heads in a real browser, on a phone and on a desk.</summary>
[Collection(nameof(BrowserTests))]
public sealed class HandoutBrowserTests(Browsers browsers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task A_hand_out_is_planned_filled_and_held(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await HandoutRows.ResidentAsync(host, "ENTIN RUKMINI");
        await HandoutRows.ResidentAsync(host, "UJANG RUKMANA", rt: "02");
        await host.StaffAsync("ani", StaffRole.Coordinator, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await ConsoleBrowser.SignInAsync(page, "ani");

        await page.GotoAsync(host.Address + "/console/penyaluran");
        await watched.ShouldBeSoundAsync($"console-{width}-handouts-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "Penyaluran baru" }).ClickAsync();
        await watched.ShouldBeSoundAsync($"console-{width}-handout-new");
        await page.GetByLabel("Program").SelectOptionAsync("CBP");
        await page.GetByLabel("Nama penyaluran").FillAsync("Bantuan beras November");
        await page.GetByLabel("04", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Tanggal").FillAsync($"{host.Today:yyyy-MM-dd}");
        await page.GetByLabel("Mulai jam").FillAsync("09:00");
        await page.GetByLabel("Tempat").FillAsync("Balai RW 04");
        await page.GetByLabel("Lama satu giliran").FillAsync("30");
        await page.GetByLabel("Orang per giliran").FillAsync("20");
        await ClickAsync(watched, "Simpan penyaluran", "Penyaluran tersimpan.");
        await watched.ShouldBeSoundAsync($"console-{width}-handout-planned");
        await ClickAsync(watched, "Ambil dari data program", "2 orang ditambahkan");
        await ClickAsync(watched, "Bagi giliran per RT", "2 orang mendapat giliran.");
        await ClickAsync(watched, "Mulai pembagian", "Pembagian dimulai.");
        await page.Locator("summary", new() { HasText = "Ubah" }).ClickAsync();
        await watched.ShouldBeSoundAsync($"console-{width}-handout-running");
        await page.GotoAsync(host.Address + "/console");
        await watched.SeesAsync("Penyaluran hari ini");
        await watched.ShouldBeSoundAsync($"console-{width}-handout-today");
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task A_schedule_is_uploaded_looked_at_and_applied(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await ConsoleBrowser.SignInAsync(page, "ani");
        await page.GotoAsync(host.Address + "/console/penyaluran");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dari berkas" }).ClickAsync();
        await watched.SeesAsync("Belum ada berkas");
        await watched.ShouldBeSoundAsync($"console-{width}-schedule-empty");

        await UploadAsync(page, "surat.pdf", "%PDF-1.7");
        await watched.SeesAsync("tidak bisa dibaca sebagai daftar");
        await watched.ShouldBeSoundAsync($"console-{width}-schedule-refused");
        await UploadAsync(
            page, "jadwal.csv",
            $"PROGRAM;NAMA;RW;TANGGAL;JAM;TEMPAT\nCBP;Beras;04, 05;{host.Today:dd/MM/yyyy};09.00;Balai RW 04\n"
            + "BPNT;Sembako;semua;belum tahu;;\nCBP;Rusak;99;kemarin;pagi;\n");
        await watched.SeesAsync("Yang akan dibuat");
        await watched.ShouldBeSoundAsync($"console-{width}-schedule-tried");
        await ClickAsync(watched, "Terapkan", "2 penyaluran dibuat dari berkas.");
        await watched.SeesAsync("Selesai diterapkan.");
        await watched.ShouldBeSoundAsync($"console-{width}-schedule-applied");
        (await host.ReadAsync(desk => desk.Distributions.CountAsync(Ct))).ShouldBe(2);
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task Every_page_of_hand_outs_is_sound(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        var one = rows.Handout.Path;
        foreach (var name in (string[])["ENTIN RUKMINI", "UJANG RUKMANA"])
        {
            var resident = await HandoutRows.ResidentAsync(host, name);
            await host.AddAsync(
                HandoutRows.Share(host, rows.Handout.DistributionId, resident, state: EntitlementState.Taken));
        }

        await host.StaffAsync("ani", StaffRole.Coordinator, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "ani");

        foreach (var (path, name) in ((string, string)[])[
            ("/console/penyaluran", "handouts"), (one, "handout"), ($"{one}/warga", "handout-people"),
            ($"{one}/warga?cari=zz", "handout-people-none"), ($"{one}/daftar", "handout-list"),
            ($"{one}/rekap", "handout-recap"), ($"{one}/alihkan/{rows.Handout.ShareId}?nama=ent", "handout-reassign"),
            ($"{one}/berita-acara/{rows.Handout.MovedId}", "handout-minutes"), ("/console/ketua", "heads")])
        {
            await watched.Page.GotoAsync(host.Address + path);
            await watched.ShouldBeSoundAsync($"console-{width}-{name}");
        }

        foreach (var paper in (string[])["rekap", $"berita-acara/{rows.Handout.MovedId}"])
        {
            await watched.Page.GotoAsync($"{host.Address}{one}/{paper}");
            await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await Assertions.Expect(watched.Page.Locator("nav").First).ToBeHiddenAsync();
            await watched.ShootAsync($"console-{width}-paper-{paper.Split('/')[0]}");
            await watched.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task A_head_is_registered_and_given_a_code(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await ConsoleBrowser.SignInAsync(page, "ani");

        await page.GotoAsync(host.Address + "/console/ketua");
        await watched.ShouldBeSoundAsync($"console-{width}-heads-empty");
        await page.Locator("summary", new() { HasText = "Daftarkan ketua" }).ClickAsync();
        await page.GetByLabel("Nama", new() { Exact = true }).FillAsync("Pak Rekaan");
        await page.GetByLabel("RW", new() { Exact = true }).SelectOptionAsync("04");
        await ClickAsync(watched, "Daftarkan", "Pak Rekaan terdaftar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Beri kode" }).ClickAsync();
        await watched.SeesAsync("tidak akan tampil lagi");
        await watched.ShouldBeSoundAsync($"console-{width}-head-code");

        (await host.ReadAsync(desk => desk.NeighbourhoodHeads.AsNoTracking().SingleAsync(Ct)))
            .CodeHash.ShouldNotBeNull();
    }

    private static async Task UploadAsync(IPage page, string name, string text)
    {
        await page.GetByLabel("Berkas CSV, XLSX atau XLS").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Unggah dan periksa" }).ClickAsync();
    }

    /// <summary>Presses a button and closes the message that it was done.</summary>
    private static async Task ClickAsync(WatchedPage watched, string button, string done)
    {
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        var flash = watched.Page.Locator("#flash");
        await Assertions.Expect(flash).ToContainTextAsync(done);
        await flash.GetByLabel("Tutup").ClickAsync();
    }
}
