using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;
using PuskesosBot.Tests.Channels.WebChat;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class ConversationPageTests(Browsers browsers)
{
    private const string Payload = "<img src=x onerror=alert(1)> tolong bu";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_resident_and_an_officer_talk_through_a_restart_of_the_server()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var resident = await browsers.OpenAsync(360, 740, host.Address);
        await using var officer = await browsers.OpenAsync(1440, 900, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(officer.Page, "ani");
        await TakeAsync(resident, officer);

        await AnswerAsync(officer, "Selamat pagi, ada apa?");
        await resident.SeesAsync("Selamat pagi, ada apa?");
        await WriteAsync(resident, Payload);
        await officer.SeesAsync(Payload);
        await SendPhotoAsync(resident.Page);
        await Assertions.Expect(officer.Page.Locator("img.chat-photo")).ToBeVisibleAsync();
        await officer.ShootAsync("console-1440-chat-live");
        officer.Complaints.ShouldBeEmpty();

        await officer.Page.Locator("#reply").PressSequentiallyAsync("Mohon tunggu");
        await Eventually.FindAsync(
            () => host.ReadAsync(desk => desk.ReplyDrafts.Select(d => d.Text).SingleOrDefaultAsync(Ct)),
            draft => draft == "Mohon tunggu");
        await host.RestartAsync();
        await Assertions.Expect(officer.Page.Locator("#live")).ToHaveTextAsync("Langsung");
        await WriteAsync(resident, "masih di sana bu?");
        await officer.SeesAsync("masih di sana bu?");
        await Assertions.Expect(officer.Page.Locator("#reply")).ToHaveValueAsync("Mohon tunggu");
        await officer.Page.ReloadAsync();
        await Assertions.Expect(officer.Page.Locator("#reply")).ToHaveValueAsync("Mohon tunggu");

        await officer.Page.Locator("#reply").PressAsync("Control+Enter");
        await resident.SeesAsync("Mohon tunggu");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Kembalikan ke bot" }).ClickAsync();
        await resident.SeesAsync("Obrolan dengan petugas sudah selesai");
    }

    [Fact]
    public async Task Each_side_sees_that_the_other_is_typing_and_a_long_chat_keeps_its_place()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var resident = await browsers.OpenAsync(360, 740, host.Address);
        await using var officer = await browsers.OpenAsync(360, 740, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(officer.Page, "ani");
        await TakeAsync(resident, officer);

        await resident.Page.GetByPlaceholder("Tulis pesan di sini").PressSequentiallyAsync("bu");
        await Assertions.Expect(officer.Page.Locator("#chat-typing")).ToBeVisibleAsync();
        await resident.Page.Keyboard.PressAsync("Enter");
        for (var n = 1; n <= 8; n++) await WriteAsync(resident, $"pesan nomor {n}");
        await officer.SeesAsync("pesan nomor 8");

        await officer.Page.EvaluateAsync("document.getElementById('chat-log').scrollTop = 0");
        await WriteAsync(resident, "yang terakhir");
        await Assertions.Expect(officer.Page.Locator("#chat-new")).ToBeVisibleAsync();
        (await officer.Page.EvaluateAsync<int>("document.getElementById('chat-log').scrollTop")).ShouldBe(0);
        await officer.Page.Locator("#chat-new").ClickAsync();
        await Assertions.Expect(officer.Page.GetByText("yang terakhir")).ToBeInViewportAsync();
        officer.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task The_pages_of_conversations_are_sound(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        await ConsoleBrowser.SignInAsync(page, "ani");
        await page.GotoAsync(host.Address + "/console/obrolan");
        await watched.ShouldBeSoundAsync($"console-{width}-chats-empty");

        var rows = await ConsoleRows.FillAsync(host);
        await page.GotoAsync($"{host.Address}/console/obrolan/{rows.ContactId}");
        await watched.ShouldBeSoundAsync($"console-{width}-chat-bot");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ambil alih dari bot" }).ClickAsync();
        await Assertions.Expect(page.Locator("#reply")).ToBeVisibleAsync();
        await watched.ShouldBeSoundAsync($"console-{width}-chat-held");
        await page.GetByText("Jawaban siap").ClickAsync();
        await watched.ShouldBeSoundAsync($"console-{width}-chat-answers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salam" }).ClickAsync();
        await Assertions.Expect(page.Locator("#reply")).ToHaveValueAsync(
            "Selamat datang, Mawarwati Rekaan. Saya Orang ani dari Puskesos. Ada yang bisa saya bantu?");
        await page.GotoAsync(host.Address + "/console/obrolan");
        await watched.ShouldBeSoundAsync($"console-{width}-chats");
    }

    private static async Task TakeAsync(WatchedPage resident, WatchedPage officer)
    {
        await Assertions.Expect(resident.Page.Locator("p.webchat__text-content").First).ToBeVisibleAsync();
        await WriteAsync(resident, "petugas");
        await resident.SeesAsync("Permintaannya sudah masuk ke petugas");
        await officer.Page.GotoAsync(new Uri(new Uri(officer.Page.Url), "/console/obrolan").ToString());
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Ambil" }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator("#chat-holder")).ToHaveTextAsync("Anda yang menjawab.");
        await Assertions.Expect(officer.Page.Locator("#live")).ToHaveTextAsync("Langsung");
        await resident.SeesAsync("sekarang menjawab di sini");
    }

    private static async Task WriteAsync(WatchedPage resident, string text)
    {
        await resident.Page.GetByPlaceholder("Tulis pesan di sini").FillAsync(text);
        await resident.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task AnswerAsync(WatchedPage officer, string text)
    {
        await officer.Page.Locator("#reply").FillAsync(text);
        await officer.Page.Locator("#reply").PressAsync("Control+Enter");
        await Assertions.Expect(officer.Page.Locator("#reply")).ToHaveValueAsync("");
    }

    // As the component's own upload does it; the button is hidden on the page.
    private static async Task SendPhotoAsync(IPage page) => await page.EvaluateAsync("""
        async () => {
          const headers = { Authorization: `Bearer ${localStorage.getItem('puskesos-chat')}` };
          const base = '/directline/v3/directline/conversations';
          const started = await fetch(base, { method: 'POST', headers });
          const { conversationId } = await started.json();
          const canvas = document.createElement('canvas');
          const drawing = canvas.getContext('2d');
          drawing.fillStyle = 'green';
          drawing.fillRect(0, 0, 300, 150);
          const photo = await new Promise(done => canvas.toBlob(done, 'image/png'));
          const sent = await fetch(`${base}/${conversationId}/upload?userId=dl_x`,
            { method: 'POST', headers: { ...headers, 'Content-Type': 'image/png' }, body: photo });
          if (!sent.ok) throw new Error(await sent.text());
        }
        """);
}
