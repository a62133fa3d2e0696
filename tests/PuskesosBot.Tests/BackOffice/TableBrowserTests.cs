using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Media;
using PuskesosBot.Tests.Browser;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>The officer's phone at the table.</summary>
[Collection(nameof(BrowserTests))]
public sealed class TableBrowserTests(Browsers browsers)
{
    private static readonly string[] Names =
        ["Siti Contoh", "Budi Rekaan", "Cici Rekaan", "Dewi Teladan", "Eko Teladan"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_tapped_without_network_is_applied_once_when_it_is_back()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var rows = await TableRows.FillAsync(host, DistributionState.Announced, names: Names);
        await using var phone = await OpenAsync(host, rows, "ani");
        await phone.ShouldBeSoundAsync("console-360-table-closed");
        await PressAsync(phone, "Mulai");
        await FiguresAsync(phone, "0 dari 5 sudah menerima");
        await phone.ShouldBeSoundAsync("console-360-table-open");

        await FindAsync(phone, rows.Codes[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal));
        await phone.SeesAsync("10 kg beras");
        await phone.ShouldBeSoundAsync("console-360-table-person");
        await PressAsync(phone, "Diambil");
        await FiguresAsync(phone, "1 dari 5 sudah menerima");
        await SentAsync(phone, "Semua terkirim");
        await IsKeptAsync(phone);
        await phone.GoOfflineAsync(true);
        await TwoWithoutNetworkAsync(phone);

        await phone.Page.ReloadAsync();
        await SentAsync(phone, "2 belum terkirim");
        await FindAsync(phone, rows.Codes[1]);
        await phone.SeesAsync("di HP ini, belum terkirim");
        await phone.ShouldBeSoundAsync("console-360-table-offline-again");
        await PressAsync(phone, "Kembali");
        await phone.GoOfflineAsync(false);
        await SentAsync(phone, "Semua terkirim");
        await LiveAsync(phone, "Langsung");
        await FiguresAsync(phone, "3 dari 5 sudah menerima");
        await phone.Page.ReloadAsync();
        await FiguresAsync(phone, "3 dari 5 sudah menerima");

        await ShouldHaveAppliedAsync(host, rows);
        await FindAsync(phone, rows.Codes[0]);
        await phone.SeesAsync("Jangan diserahkan lagi.");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Diambil" })).ToBeHiddenAsync();
        await phone.ShouldBeSoundAsync("console-360-table-taken");
    }

    [Fact]
    public async Task What_another_phone_took_before_is_shown_to_be_looked_at()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await host.StaffAsync("rina", StaffRole.Coordinator, host.DeskId);
        var rows = await TableRows.FillAsync(host, names: Names);
        await using var first = await OpenAsync(host, rows, "ani");
        await using var second = await OpenAsync(host, rows, "rina");
        await FiguresAsync(first, "0 dari 5 sudah menerima");
        await FiguresAsync(second, "0 dari 5 sudah menerima");
        await first.GoOfflineAsync(true);
        await TakeAsync(first, "Dewi");
        await TakeAsync(second, "Dewi");
        await Until.TrueAsync(
            async () => await host.ReadAsync(desk => desk.CheckIns.AnyAsync(Ct)), "the second phone was first");

        await first.GoOfflineAsync(false);
        await first.SeesAsync("dicatat Orang rina. Jangan diserahkan lagi. Catatan HP ini tidak dipakai.");
        await SentAsync(first, "Semua terkirim");
        await first.ShouldBeSoundAsync("console-360-table-look");
        await PressAsync(first, "Sudah dilihat");
        await Assertions.Expect(first.Page.Locator("#looks")).ToBeHiddenAsync();
        (await host.ReadAsync(desk => desk.CheckIns.CountAsync(c => c.IsApplied, Ct))).ShouldBe(1);

        await AskForNeighbourAsync(first);
        await FindAsync(second, rows.Codes[4]);
        await second.SeesAsync("menunggu keputusan");
        await second.ShouldBeSoundAsync("console-360-table-decide");
        await second.Page.GetByLabel("Keputusan wakil beda KK: alasan").FillAsync("sudah ditelepon");
        await PressAsync(second, "Izinkan");
        await second.SeesAsync("sudah diizinkan");
        await SignOutAsync(first);
    }

    [Fact]
    public async Task The_camera_reads_a_pass_as_it_is_drawn()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var rows = await TableRows.FillAsync(host, names: Names);
        using var folder = new TempFolder();
        var film = Path.Combine(folder.Path, "pass.mjpeg");
        await using var browser = await browsers.LaunchAsync(
            "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}");
        await FilmAsync(browser, PassPicture.Draw(rows.Codes[2]), film);
        await using var phone = await WatchedPage.OpenAsync(
            await browser.NewContextAsync(new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 360, Height = 740 },
                Permissions = ["camera"],
            }),
            host.Address, "/console");
        await ConsoleBrowser.SignInAsync(phone.Page, "ani");
        await phone.Page.GotoAsync(host.Address + rows.Page);
        await FiguresAsync(phone, "0 dari 5 sudah menerima");

        await PressAsync(phone, "Pindai kode");

        await Assertions.Expect(phone.Page.Locator("#person-name")).ToHaveTextAsync(Names[2]);
        await phone.ShouldBeSoundAsync("console-360-table-scanned");
    }

    private async Task<WatchedPage> OpenAsync(ConsoleHost host, TableRows rows, string signIn)
    {
        var phone = await browsers.OpenAsync(360, 740, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(phone.Page, signIn);
        await phone.Page.GotoAsync(host.Address + rows.Page);
        return phone;
    }

    private static async Task TwoWithoutNetworkAsync(WatchedPage phone)
    {
        await LiveAsync(phone, "Terputus");
        await phone.Page.GetByLabel("Kode atau nama").FillAsync("rek");
        await phone.SeesAsync("Cici Rekaan");
        await phone.ShouldBeSoundAsync("console-360-table-found");
        await TakeAsync(phone, "bud");
        await FindAsync(phone, "cici");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Cici Rekaan" }).ClickAsync();
        await PressAsync(phone, "Diwakilkan");
        await phone.Page.GetByLabel("Nama wakil").FillAsync("Dudung Rekaan");
        await phone.Page.GetByLabel("Hubungan dengan penerima").SelectOptionAsync("child");
        await phone.Page.GetByLabel("Ya, keduanya ada di KK itu").CheckAsync();
        await phone.ShouldBeSoundAsync("console-360-table-proxy");
        await PressAsync(phone, "Catat wakil");
        await SentAsync(phone, "2 belum terkirim");
        await FiguresAsync(phone, "3 dari 5 sudah menerima");
        await phone.ShouldBeSoundAsync("console-360-table-offline");
    }

    private static async Task AskForNeighbourAsync(WatchedPage phone)
    {
        await FindAsync(phone, "eko");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Eko Teladan" }).ClickAsync();
        await PressAsync(phone, "Diwakilkan");
        await phone.Page.GetByLabel("Nama wakil").FillAsync("Tetangga Contoh");
        await phone.Page.GetByLabel("Hubungan dengan penerima").SelectOptionAsync("other");
        await phone.Page.GetByLabel("Tidak, beda KK").CheckAsync();
        await phone.Page.GetByLabel("Alasan", new() { Exact = true }).FillAsync("sakit");
        await phone.ShouldBeSoundAsync("console-360-table-neighbour");
        await PressAsync(phone, "Catat wakil");
        await phone.SeesAsync("tunggu keputusan petugas belakang");
        await phone.ShouldBeSoundAsync("console-360-table-asked");
    }

    private static async Task SignOutAsync(WatchedPage phone)
    {
        await phone.Page.Locator("header details summary").ClickAsync();
        await PressAsync(phone, "Keluar");
        await phone.SeesAsync("Anda sudah keluar.");
        (await phone.Page.EvaluateAsync<string[]>("() => caches.keys()")).ShouldBeEmpty();
    }

    private static async Task TakeAsync(WatchedPage phone, string name)
    {
        await phone.Page.GetByLabel("Kode atau nama").FillAsync(name);
        await phone.Page.Locator("#found button").First.ClickAsync();
        await PressAsync(phone, "Diambil");
        await phone.SeesAsync(": diambil.");
    }

    private static async Task FindAsync(WatchedPage phone, string words)
    {
        await phone.Page.GetByLabel("Kode atau nama").FillAsync(words);
        await phone.Page.Keyboard.PressAsync("Enter");
    }

    private static Task PressAsync(WatchedPage phone, string button) =>
        phone.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task FiguresAsync(WatchedPage phone, string text) =>
        Assertions.Expect(phone.Page.Locator(".venue-figures")).ToContainTextAsync(text);

    private static Task SentAsync(WatchedPage phone, string text) =>
        Assertions.Expect(phone.Page.Locator("#sent")).ToHaveTextAsync(text);

    private static Task LiveAsync(WatchedPage phone, string text) =>
        Assertions.Expect(phone.Page.Locator("#live")).ToHaveTextAsync(text);

    /// <summary>From now on it opens without network.</summary>
    private static Task IsKeptAsync(WatchedPage phone) => Until.TrueAsync(
        () => phone.Page.EvaluateAsync<bool>(
            "async () => !!navigator.serviceWorker.controller && !!await caches.match(document.scripts[1].src)"),
        "the page is kept");

    private static async Task ShouldHaveAppliedAsync(ConsoleHost host, TableRows rows)
    {
        var checkIns = await host.ReadAsync(desk => desk.CheckIns.AsNoTracking().ToListAsync(Ct));
        checkIns.Select(c => (c.EntitlementId, c.Outcome, c.IsApplied)).ShouldBe(
            [
                (rows.People[0], CheckInOutcome.Taken, true), (rows.People[1], CheckInOutcome.Taken, true),
                (rows.People[2], CheckInOutcome.TakenByProxy, true),
            ],
            ignoreOrder: true);
        var proxy = await host.ReadAsync(desk => desk.Entitlements.SingleAsync(e => e.Id == rows.People[2], Ct));
        proxy.ProxyName.ShouldBe("Dudung Rekaan");
        proxy.ProxyState.ShouldBe(ProxyState.SameFamily);
    }

    /// <summary>What the camera will see: the picture of a pass, held before it.</summary>
    private static async Task FilmAsync(IBrowser browser, byte[] pass, string film)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 640, Height = 480 } });
        await page.SetContentAsync($"""
            <body style="margin:0;height:100vh;display:grid;place-items:center;background:#777">
            <img style="height:320px;rotate:4deg" src="data:image/png;base64,{Convert.ToBase64String(pass)}">
            """);
        await page.Locator("img").EvaluateAsync("it => it.decode()");
        await page.ScreenshotAsync(new() { Path = film, Type = ScreenshotType.Jpeg, Quality = 85 });
        await page.CloseAsync();
    }
}
