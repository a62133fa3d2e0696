using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class ConsolePageTests(Browsers browsers)
{
    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task An_officer_signs_in_for_the_first_time(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("budi", StaffRole.Coordinator, host.DeskId, isSetUp: false);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        await watched.ShouldBeSoundAsync($"console-{width}-sign-in");

        await page.GetByLabel("Nama masuk").FillAsync("budi");
        await page.GetByLabel("Sandi").FillAsync(ConsoleHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Tidak bisa memindai?").ClickAsync();
        var secret = await page.Locator("#secret").InnerTextAsync();
        await watched.ShouldBeSoundAsync($"console-{width}-set-up");
        await page.GetByLabel("Kode enam angka").FillAsync(
            Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.GetUtcNow())));
        await page.Keyboard.PressAsync("Enter");

        await page.GetByLabel("Sandi awal").FillAsync(ConsoleHost.Password);
        await watched.ShouldBeSoundAsync($"console-{width}-password");
        await page.GetByLabel("Sandi baru", new() { Exact = true }).FillAsync("gunung kopi jendela");
        await page.GetByLabel("Sandi baru, sekali lagi").FillAsync("gunung kopi jendela");
        await page.Keyboard.PressAsync("Enter");
        await watched.SeesAsync("Sandi sudah diganti.");
        watched.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task Every_page_of_the_shell_is_sound(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        await host.StaffAsync("ani", StaffRole.Coordinator, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "ani");

        foreach (var (path, name) in ((string, string)[])[
            ("/console", "today"), ("/console/parkir", "parked"), ("/console/parkir?tampil=selesai", "parked-done"),
            ("/console/staf", "staff"), ("/console/pekerjaan", "jobs"), ("/console/audit", "audit"),
            ("/console/audit?siapa=tidak-ada", "audit-empty")])
        {
            await watched.Page.GotoAsync(host.Address + path);
            await watched.ShouldBeSoundAsync($"console-{width}-{name}");
        }
    }

    [Fact]
    public async Task The_console_is_worked_by_keys_and_says_when_it_is_live()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.Coordinator, host.DeskId);
        await using var watched = await browsers.OpenAsync(1440, 900, host.Address, "/console");
        var page = watched.Page;
        await ConsoleBrowser.SignInAsync(page, "ani");

        await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync("Langsung");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await watched.ShouldBeSoundAsync("console-1440-keys");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Staf", Exact = true }))
            .ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Langsung ke isi")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_change_at_the_desk_shows_without_loading_the_page_again()
    {
        var news = System.Threading.Channels.Channel.CreateUnbounded<string>();
        await using var host = await ConsoleHost.StartAsync(builder =>
            builder.Services.AddSingleton<NewsSource>((_, ct) => news.Reader.ReadAllAsync(ct)));
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(1440, 900, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "ani");
        await Assertions.Expect(watched.Page.Locator("#live")).ToHaveTextAsync("Langsung");

        await ConsoleRows.FillAsync(host);
        news.Writer.TryWrite("cases");

        await Assertions.Expect(watched.Page.Locator("#today")).ToContainTextAsync("1 laporan terbuka");
        watched.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/console/tidak-ada", "Tidak ada di sini", "not-found")]
    [InlineData("/console/staf", "Halaman ini bukan untuk peran Anda", "forbidden")]
    public async Task What_cannot_be_shown_is_explained(string path, string words, string name)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(360, 740, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "ani");

        await watched.Page.GotoAsync(host.Address + path);
        await watched.SeesAsync(words);
        await watched.ShootAsync($"console-360-{name}");
    }
}
