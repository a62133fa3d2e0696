using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class NoticeBrowserTests(Browsers browsers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_announces_in_the_web_chat_residents_answer_and_staff_see_it()
    {
        var time = new Daytime();
        await using var host = await ConsoleHost.StartAsync(time: time);
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await host.StaffAsync("ketua", StaffRole.RwHead, host.DeskId, "04");
        await using var head = await browsers.TalkAsync(host, null);
        var handOut = await NoticeRows.CrowdAsync(host, 1, "04");
        await host.AddAsync(NoticeRows.Head(host, time.GetUtcNow(), await ChatBrowser.LatestChatAsync(host)));
        await using var siti = await browsers.TalkAsync(host, handOut);
        await using var euis = await browsers.TalkAsync(host, handOut);
        await using var officer = await browsers.OpenAsync(1440, 900, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(officer.Page, "ani", time);
        await officer.Page.GotoAsync($"{host.Address}/console/pengumuman");
        await officer.SeesAsync("Belum ada pengumuman");
        await Assertions.Expect(officer.Page.Locator("#live")).ToHaveTextAsync("Langsung");

        await head.TellAsync(("umumkan", "Mau mengumumkan apa"), ("1", "Kirim, Bapak/Ibu?"),
            ("kirim", "sedang dikirim"));
        await siti.SeesAsync("Pembagian beras contoh");
        await euis.SeesAsync("Pembagian beras contoh");
        await Assertions.Expect(officer.Page.Locator("#announcements")).ToContainTextAsync("2 dari 2");
        await head.SeesAsync("terkirim 2 dari 2");
        await officer.ShouldBeSoundAsync("console-1440-notices-live");
        var made = await host.ReadAsync(desk => desk.Announcements.AsNoTracking().SingleAsync(Ct));
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = made.Code }).ClickAsync();
        await siti.TellAsync(("bisa", "bisa datang"));
        await euis.TellAsync(("tidak bisa", "tidak bisa datang"));
        await SeesAnswersAsync(officer, "Bisa datang1", "Tidak bisa1", "Belum menjawab1");
        await officer.ShouldBeSoundAsync("console-1440-notice-answered");
        await siti.TellAsync((made.Code, "dari kami"));
        await siti.ShootAsync("webchat-360-notice");
        await HeadReadsAsync(host, made.Code, time);
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task Every_page_of_announcements_is_sound(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync(builder => builder.Configuration.AddInMemoryCollection(
        [
            new("Announcements:ApprovalAbove", "2"), new("Jobs:Enabled", "false"),
            new("Public:BaseAddress", "http://puskesos.example.id"),
        ]));
        var rows = await ConsoleRows.FillAsync(host);
        var handOut = await NoticeRows.CrowdAsync(host, 3, "05", "06");
        await host.StaffAsync("budi", StaffRole.BackOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "budi");
        var one = $"/console/pengumuman/{rows.AnnouncementId}";
        foreach (var (path, name) in ((string, string)[])[
            ("/console/pengumuman", "notices"), ("/console/pengumuman?cari=zz", "notices-none"), (one, "notice"),
            ($"{one}/daftar", "notice-list"), ($"{one}/poster?rt=3", "notice-poster"),
            ("/console/pengumuman/baru", "notice-new")])
        {
            await watched.Page.GotoAsync(host.Address + path);
            await watched.ShouldBeSoundAsync($"console-{width}-{name}");
            await ShootWholeAsync(watched, $"console-{width}-{name}");
        }

        await watched.Page.GotoAsync($"{host.Address}/console/pengumuman/baru?penyaluran={handOut.Id}");
        await PreviewAndConfirmAsync(watched, width);
    }

    private static async Task SeesAnswersAsync(WatchedPage officer, params string[] counts)
    {
        var replies = officer.Page.Locator("#facts section").Filter(new() { HasText = "Jawaban warga" });
        foreach (var count in counts) await Assertions.Expect(replies).ToContainTextAsync(count);
    }

    private static async Task PreviewAndConfirmAsync(WatchedPage watched, int width)
    {
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Lihat dulu" }).ClickAsync();
        await watched.SeesAsync("Yang dibaca warga");
        await watched.ShouldBeSoundAsync($"console-{width}-notice-preview");
        await ShootWholeAsync(watched, $"console-{width}-notice-preview");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Ubah dulu" }).ClickAsync();
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Lihat dulu" }).ClickAsync();
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Minta persetujuan" }).ClickAsync();
        await watched.SeesAsync("Menunggu persetujuan koordinator");
        await watched.ShouldBeSoundAsync($"console-{width}-notice-waits");
        // It lies over the end of the page.
        await watched.Page.Locator("#flash").GetByLabel("Tutup").ClickAsync();
        await watched.Page.Locator("summary", new() { HasText = "Batalkan" }).ClickAsync();
        await watched.Page.GetByLabel("Alasan batal").FillAsync("Salah pilih.");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Batalkan pengumuman" }).ClickAsync();
        await watched.SeesAsync("Pengumuman dibatalkan.");
        await Assertions.Expect(watched.Page.Locator("#facts")).ToContainTextAsync("Salah pilih.");
        await watched.ShouldBeSoundAsync($"console-{width}-notice-cancelled");
        await ShootWholeAsync(watched, $"console-{width}-notice-cancelled");
    }

    private async Task HeadReadsAsync(ConsoleHost host, string code, TimeProvider time)
    {
        await using var watched = await browsers.OpenAsync(360, 740, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "ketua", time);
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Pengumuman" }).ClickAsync();
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = code }).ClickAsync();
        await watched.SeesAsync("Terkirim 2 dari 2");
        await watched.ShouldBeSoundAsync("console-360-notice-head");
        await ShootWholeAsync(watched, "console-360-notice-head");
    }

    private static Task<byte[]> ShootWholeAsync(WatchedPage watched, string name) => watched.Page.ScreenshotAsync(
        new() { Path = Path.Combine(Browsers.ScreenshotFolder, $"{name}.png"), FullPage = true });
}
