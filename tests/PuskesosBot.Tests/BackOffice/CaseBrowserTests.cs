using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class CaseBrowserTests(Browsers browsers)
{
    private const string Chat = "5100000321";

    private static readonly string[] Complaint =
    [
        "halo", "1", "setuju", "keluhan", "beras belum dapat", "beras", "lewati", "lewati", "1", "6", "1",
    ];

    private int _said;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complaint_goes_its_whole_way_and_comes_back()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.BackOffice, host.DeskId);
        await host.StaffAsync("rina", StaffRole.Coordinator, host.DeskId);
        await using var officer = await browsers.OpenAsync(1440, 900, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(officer.Page, "ani");
        await officer.Page.GotoAsync($"{host.Address}/console/laporan");
        await officer.SeesAsync("Tidak ada laporan terbuka");
        await Assertions.Expect(officer.Page.Locator("#live")).ToHaveTextAsync("Langsung");

        await SayAsync(host, Complaint);
        var filed = await host.ReadAsync(desk => desk.Cases.SingleAsync(Ct));
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = filed.Receipt }).ClickAsync();
        await officer.SeesAsync("beras belum dapat");

        await OfficerWorksAsync(officer);
        await CoordinatorApprovesAsync(host, filed.Receipt);
        await PartnerAnswersAsync(officer);
        await officer.ShouldBeSoundAsync("console-1440-case-asked");

        await SayAsync(host, "resi", "1", "sudah beres");
        await Assertions.Expect(officer.Page.Locator("#facts")).ToContainTextAsync("Selesai");
        await SayAsync(host, "resi", "1", "buka lagi", "berasnya kurang sekarung");
        await Assertions.Expect(officer.Page.Locator("#facts")).ToContainTextAsync("berasnya kurang sekarung");
        await officer.Page.ReloadAsync();
        await officer.SeesAsync("Dibuka lagi");
        await officer.ShouldBeSoundAsync("console-1440-case-reopened");
        await ShouldHaveToldAsync(host, filed);
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task Every_page_of_cases_is_sound(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        await host.StaffAsync("ani", StaffRole.Coordinator, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "ani");
        const string One = $"/console/laporan/{ConsoleRows.Receipt}";

        foreach (var (path, name) in ((string, string)[])[
            ("/console/laporan", "cases"), ("/console/laporan?tampil=papan", "board"),
            ("/console/laporan?cari=zz", "cases-none"), (One, "case"), ($"{One}/cetak", "slip"),
            ("/console/laporan/baru", "case-new")])
        {
            await watched.Page.GotoAsync(host.Address + path);
            await watched.ShouldBeSoundAsync($"console-{width}-{name}");
        }
    }

    private static async Task OfficerWorksAsync(WatchedPage officer)
    {
        var page = officer.Page;
        await page.GetByText("Penanggung jawab").First.ClickAsync();
        await ClickAsync(officer, "Saya ambil", "Penanggung jawab diganti.");
        await MoveAsync(officer, "Checked");
        await MoveAsync(officer, "InProgress");
        await page.GetByLabel("Jawaban", new() { Exact = true }).FillAsync("Sedang kami tanyakan ke gudang.");
        await ClickAsync(officer, "Kirim jawaban", "Jawaban dikirim ke warga.");
        await page.Locator("summary", new() { HasText = "Ajukan rujukan" }).ClickAsync();
        await page.GetByLabel("Dirujuk ke").FillAsync("Dinsos");
        await page.GetByLabel("Alasan rujukan").FillAsync("Stok ada di Dinsos.");
        await ClickAsync(officer, "Ajukan rujukan", "Rujukan diajukan ke koordinator.");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Setujui rujukan" }).CountAsync()).ShouldBe(0);
    }

    private async Task CoordinatorApprovesAsync(ConsoleHost host, string receipt)
    {
        await using var lead = await browsers.OpenAsync(360, 740, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(lead.Page, "rina");
        await lead.Page.GotoAsync($"{host.Address}/console/laporan/{receipt}");
        await lead.ShouldBeSoundAsync("console-360-case-approve");
        await ClickAsync(lead, "Setujui rujukan", "Rujukan disetujui.");
        lead.Complaints.ShouldBeEmpty();
    }

    private static async Task PartnerAnswersAsync(WatchedPage officer)
    {
        var page = officer.Page;
        // The page told itself that somebody approved; its forms are of before, until they are fetched anew.
        await Assertions.Expect(page.Locator("#facts")).ToContainTextAsync("Orang rina");
        await page.ReloadAsync();
        await page.GetByLabel("Jawaban Dinsos").SelectOptionAsync("Approved");
        await ClickAsync(officer, "Catat jawaban", "Jawaban mitra dicatat.");
        await page.GetByLabel("Apa yang sudah diterima atau diubah").FillAsync("Beras diantar ke rumah.");
        await ClickAsync(officer, "Catat terealisasi", "Dicatat terealisasi.");
        await ClickAsync(officer, "Tanya warga", "Warga ditanya apakah laporan boleh ditutup.");
    }

    private static async Task MoveAsync(WatchedPage officer, string to)
    {
        await officer.Page.GetByLabel("Status berikutnya").SelectOptionAsync(to);
        await ClickAsync(officer, "Ganti status", "Status diganti.");
    }

    /// <summary>Presses a button and closes the message that it was done.</summary>
    private static async Task ClickAsync(WatchedPage officer, string button, string done)
    {
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        var flash = officer.Page.Locator("#flash");
        await Assertions.Expect(flash).ToContainTextAsync(done);
        await flash.GetByLabel("Tutup").ClickAsync();
        await Assertions.Expect(flash).Not.ToContainTextAsync(done);
    }

    private async Task SayAsync(ConsoleHost host, params string[] words)
    {
        var pump = host.Services.GetRequiredService<InboundHandler>();
        foreach (var said in words)
        {
            var message = new InboundMessage(
                new MessageKey(ChannelNames.Telegram, $"kasus-{++_said}"),
                new ChatAddress(ChannelNames.Telegram, Chat), TimeProvider.System.GetUtcNow())
            { Text = said };
            (await pump(message, Ct)).ShouldBe(InboundVerdict.Committed);
        }
    }

    private static async Task ShouldHaveToldAsync(ConsoleHost host, PuskesosBot.Desk.Cases.Case filed)
    {
        var after = await host.ReadAsync(desk => desk.Cases.AsNoTracking().SingleAsync(Ct));
        after.State.ShouldBe(CaseState.Reopened);
        after.AnsweredAt.ShouldNotBeNull();
        after.RealisedAt.ShouldNotBeNull();
        var told = await host.ReadAsync(desk => desk.Outbox.AsNoTracking().Where(m => m.CaseId == filed.Id)
            .OrderBy(m => m.Id).ToListAsync(Ct));
        told.Select(m => Outbox.FromBody(m.Body).Text).ShouldContain(
            text => text.Contains("Sedang kami tanyakan ke gudang.", StringComparison.Ordinal));
        told.Count.ShouldBeGreaterThanOrEqualTo(8);
    }
}
