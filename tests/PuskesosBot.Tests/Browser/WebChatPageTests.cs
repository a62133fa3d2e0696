using Microsoft.Playwright;
using PuskesosBot.Channels;
using PuskesosBot.Tests.Channels.WebChat;

namespace PuskesosBot.Tests.Browser;

[Collection(nameof(BrowserTests))]
public sealed class WebChatPageTests(Browsers browsers)
{
    private const string Greeting = "Selamat datang di Puskesos. Ada yang bisa dibantu?\n1. Cek status bantuan\n"
        + "2. Jadwal ambil\n3. Syarat dan berkas\n4. Bicara dengan petugas\n\n"
        + "Balas dengan angka, atau ketik 0 untuk petugas.";

    private static readonly string LongText =
        string.Concat(Enumerable.Repeat("\nSatu baris lagi yang panjang sekali.", 8));

    private static readonly ChatOption[] Menu =
    [
        new("Cek status bantuan", "m:1"), new("Jadwal ambil", "m:2"), new("Syarat dan berkas", "m:3"),
        new("Bicara dengan petugas", "m:4"),
    ];

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task A_resident_is_greeted_writes_taps_and_finds_it_all_again(int width, int height)
    {
        await using var host = await StartAsync();
        await using var watched = await browsers.OpenAsync(width, height, host.Address);
        var page = watched.Page;

        await watched.SeesAsync("Ada yang bisa dibantu?");
        await Assertions.Expect(Option(page, "Jadwal ambil")).ToBeVisibleAsync();
        await watched.ShootAsync($"webchat-{width}-1-greeted");

        await page.GetByPlaceholder("Tulis pesan di sini").FillAsync("selamat pagi bu");
        await page.Keyboard.PressAsync("Enter");
        await watched.SeesAsync("Saya dengar: selamat pagi bu");
        await InView(page, "Saya dengar: selamat pagi bu");
        await watched.ShootAsync($"webchat-{width}-2-answered");

        await Option(page, "Jadwal ambil").ClickAsync();
        await watched.SeesAsync("Saya dengar: Jadwal ambil");
        await InView(page, "Saya dengar: Jadwal ambil");
        await watched.ShootAsync($"webchat-{width}-3-tapped");

        await page.ReloadAsync();
        await watched.SeesAsync("Saya dengar: Jadwal ambil");
        await watched.SeesAsync("Ada yang bisa dibantu?");
        await InView(page, "Saya dengar: Jadwal ambil");
        await watched.ShootAsync($"webchat-{width}-4-reloaded");

        host.Heard.Select(m => m.Text).ShouldBe(["", "selamat pagi bu", "Jadwal ambil"]);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        watched.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_newest_answer_is_in_view_from_its_beginning_after_every_turn()
    {
        await using var host = await StartAsync();
        host.Bot = (message, bot) => TwiceAsync(bot, message);
        await using var watched = await browsers.OpenAsync(360, 740, host.Address);
        await watched.SeesAsync("Jawaban kedua:");

        for (var turn = 1; turn <= 6; turn++)
        {
            await watched.Page.GetByPlaceholder("Tulis pesan di sini").FillAsync($"giliran {turn}");
            await watched.Page.Keyboard.PressAsync("Enter");
            await watched.SeesAsync($"Jawaban kedua: giliran {turn}");
            await InView(watched.Page, $"Jawaban pertama: giliran {turn}");
        }
    }

    [Fact]
    public async Task Starting_again_asks_first_and_then_begins_a_new_conversation()
    {
        await using var host = await StartAsync();
        await using var watched = await browsers.OpenAsync(360, 740, host.Address);
        var page = watched.Page;
        await watched.SeesAsync("Ada yang bisa dibantu?");
        await page.GetByPlaceholder("Tulis pesan di sini").FillAsync("lama");
        await page.Keyboard.PressAsync("Enter");
        await watched.SeesAsync("Saya dengar: lama");

        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai lagi", Exact = true }).ClickAsync();
        await watched.ShootAsync("webchat-360-5-again");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ya, mulai lagi" }).ClickAsync();

        await Eventually.FindAsync(() => Task.FromResult(host.Heard.Count), count => count == 3);
        await watched.SeesAsync("Ada yang bisa dibantu?");
        await Assertions.Expect(page.GetByText("Saya dengar: lama")).ToHaveCountAsync(0);
        host.Heard.Select(m => m.Address.Id).Distinct().Count().ShouldBe(2);
        watched.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_connection_is_said_in_Indonesian_and_mends_itself()
    {
        await using var host = await StartAsync();
        await using var watched = await browsers.OpenAsync(360, 740, host.Address);
        var page = watched.Page;
        await watched.SeesAsync("Ada yang bisa dibantu?");

        await watched.GoOfflineAsync(true);
        await Assertions.Expect(page.Locator("#trouble")).ToContainTextAsync("Tidak ada internet");
        await watched.ShootAsync("webchat-360-6-offline");
        await watched.GoOfflineAsync(false);
        await Assertions.Expect(page.Locator("#trouble")).ToBeHiddenAsync();

        await host.SayAsync(host.Heard.First().Address.Id, "Petugas kembali.");
        await watched.SeesAsync("Petugas kembali.");
    }

    [Fact]
    public async Task Letters_are_big_and_buttons_are_easy_to_hit()
    {
        await using var host = await StartAsync();
        await using var watched = await browsers.OpenAsync(360, 740, host.Address);
        await watched.SeesAsync("Ada yang bisa dibantu?");

        var small = await watched.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(
                '.safety, .top *, p.webchat__text-content, .webchat__suggested-action, textarea, time')]
              .filter(e => parseFloat(getComputedStyle(e).fontSize) < 18).map(e => e.outerHTML)
            """);
        var low = await watched.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.top button, .webchat__suggested-action')]
              .filter(e => e.getBoundingClientRect().height < 48).map(e => e.outerHTML)
            """);

        (await watched.Page.Locator("p.webchat__text-content").CountAsync()).ShouldBeGreaterThan(4);
        (await watched.Page.Locator(".webchat__suggested-action").CountAsync()).ShouldBe(Menu.Length);
        small.ShouldBeEmpty();
        low.ShouldBeEmpty();
        await watched.SeesAsync("Kami tidak pernah minta PIN, OTP, NIK lengkap.");
    }

    private static Task<WebChatHost> StartAsync() => StartedAsync(WebChatHost.StartAsync(null, TimeProvider.System));

    private static async Task<WebChatHost> StartedAsync(Task<WebChatHost> starting)
    {
        var host = await starting;
        host.Bot = (message, bot) =>
        {
            var text = message.Text.Length == 0 ? Greeting : $"Saya dengar: {message.Text}";
            _ = bot.SayAsync(message.Address.Id, text, Menu);
            return Task.FromResult(InboundVerdict.Committed);
        };
        return host;
    }

    // A line longer than the screen, and one with other options than the turn before: the height changes twice.
    private static Task<InboundVerdict> TwiceAsync(WebChatHost bot, InboundMessage message)
    {
        _ = Task.Run(async () =>
        {
            await bot.SayAsync(message.Address.Id, $"Jawaban pertama: {message.Text}{LongText}");
            await bot.SayAsync(
                message.Address.Id, $"Jawaban kedua: {message.Text}", Menu[..(1 + (bot.Heard.Count % Menu.Length))]);
        });
        return Task.FromResult(InboundVerdict.Committed);
    }

    // The newest line is scrolled to; the same text stands in a hidden place for screen readers as well.
    private static Task InView(IPage page, string text) =>
        Assertions.Expect(page.Locator("p.webchat__text-content", new() { HasText = text })).ToBeInViewportAsync();

    private static ILocator Option(IPage page, string label) =>
        page.Locator(".webchat__suggested-action").Filter(new() { HasText = label });
}
