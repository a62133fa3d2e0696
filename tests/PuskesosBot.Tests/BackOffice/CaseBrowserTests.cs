using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class CaseBrowserTests(Browsers browsers)
{
    /// <summary>What a resident writes in the web chat up to the photo, and what the bot then says.</summary>
    private static readonly (string Said, string Seen)[] Complaint =
    [
        ("1", "Apakah Ibu/Bapak setuju?"), ("setuju", "Ada yang bisa saya bantu?"), ("keluhan", "mau dilaporkan"),
        ("beras belum dapat", "bantuan yang mana?"), ("beras", "Sejak kapan"), ("lewati", "Kalau ada fotonya"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complaint_with_a_photo_goes_its_whole_way_and_comes_back()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.BackOffice, host.DeskId);
        await host.StaffAsync("rina", StaffRole.Coordinator, host.DeskId);
        await using var officer = await browsers.OpenAsync(1440, 900, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(officer.Page, "ani");
        await officer.Page.GotoAsync($"{host.Address}/console/laporan");
        await officer.SeesAsync("Tidak ada laporan terbuka");
        await Assertions.Expect(officer.Page.Locator("#live")).ToHaveTextAsync("Langsung");
        await using var resident = await browsers.OpenAsync(360, 740, host.Address);

        await FileAsync(resident);
        var filed = await host.ReadAsync(desk => desk.Cases.SingleAsync(Ct));
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = filed.Receipt }).ClickAsync();
        await officer.SeesAsync("beras belum dapat");
        await SeesPhotoAsync(officer);

        await OfficerWorksAsync(officer);
        await resident.SeesAsync("Sedang kami tanyakan ke gudang.");
        await CoordinatorApprovesAsync(host, filed.Receipt);
        await resident.SeesAsync("sudah diteruskan ke Dinsos");
        await PartnerAnswersAsync(officer);
        await resident.SeesAsync("Dinsos menyetujui");
        await resident.SeesAsync("sudah terlaksana");
        await officer.ShouldBeSoundAsync("console-1440-case-asked");
        await resident.ShootAsync("webchat-360-case-told");
        await ResidentReopensAsync(resident, officer);
        await ShouldHaveToldAsync(host, filed);
    }

    private static async Task ResidentReopensAsync(WatchedPage resident, WatchedPage officer)
    {
        await TellAsync(resident, ("resi", "Mau lihat yang mana?"), ("1", "apakah ini sudah beres?"),
            ("sudah beres", "saya tutup"));
        await Assertions.Expect(officer.Page.Locator("#facts")).ToContainTextAsync("Selesai");
        await TellAsync(resident, ("resi", "Mau lihat yang mana?"), ("1", "sudah ditutup"),
            ("buka lagi", "belum beres"), ("berasnya kurang sekarung", "saya buka lagi"));
        await Assertions.Expect(officer.Page.Locator("#facts")).ToContainTextAsync("berasnya kurang sekarung");
        await officer.Page.ReloadAsync();
        await officer.SeesAsync("Dibuka lagi");
        await officer.ShouldBeSoundAsync("console-1440-case-reopened");
        await resident.ShootAsync("webchat-360-case-reopened");
        resident.Complaints.ShouldBeEmpty();
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

    private static async Task FileAsync(WatchedPage resident)
    {
        await resident.SeesAsync("Pilih bahasanya dulu");
        await TellAsync(resident, Complaint);
        var photo = await resident.Page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg });
        await resident.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "beras.jpg",
            MimeType = "image/jpeg",
            Buffer = photo,
        });
        await resident.SeesAsync("Ini untuk siapa");
        await TellAsync(resident, ("1", "tinggal di RW berapa?"), ("6", "Saya bacakan lagi"));
        await resident.SeesAsync("Foto: ada");
        await resident.ShootAsync("webchat-360-case-confirm");
        await TellAsync(resident, ("1", "Sudah masuk, Ibu/Bapak."));
    }

    private static async Task SeesPhotoAsync(WatchedPage officer)
    {
        var photo = officer.Page.GetByRole(AriaRole.Main).Locator("img").First;
        await Assertions.Expect(photo).ToBeVisibleAsync();
        (await photo.EvaluateAsync<int>("async it => { await it.decode(); return it.naturalWidth; }")).ShouldBe(360);
    }

    /// <summary>Writes, and waits until the bot said something with the words once more than before.</summary>
    private static async Task TellAsync(WatchedPage resident, params (string Said, string Seen)[] turns)
    {
        foreach (var (said, seen) in turns)
        {
            var answers = resident.Page.GetByText(seen);
            var before = await answers.CountAsync();
            await resident.Page.GetByPlaceholder("Tulis pesan di sini").FillAsync(said);
            await resident.Page.Keyboard.PressAsync("Enter");
            await Until.TrueAsync(async () => await answers.CountAsync() > before, $"'{seen}' after '{said}'");
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
        told.Select(m => m.ToMessage().Text).ShouldContain(
            text => text.Contains("Sedang kami tanyakan ke gudang.", StringComparison.Ordinal));
        told.Count.ShouldBeGreaterThanOrEqualTo(8);
    }
}
