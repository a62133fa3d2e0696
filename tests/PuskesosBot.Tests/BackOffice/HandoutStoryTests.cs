using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>One hand-out from the head's chat to the recap, by what people see and type.</summary>
[Collection(nameof(BrowserTests))]
public sealed partial class HandoutStoryTests(Browsers browsers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_announces_residents_answer_the_officer_checks_in_by_code_and_the_recap_is_right()
    {
        var time = new Daytime();
        await using var host = await ConsoleHost.StartAsync(time: time);
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var handOut = await PlannedAsync(host, time);
        await using var officer = await browsers.OpenAsync(360, 740, host.Address, "/console");
        officer.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await ConsoleBrowser.SignInAsync(officer.Page, "ani", time);
        await using var head = await browsers.TalkAsync(host, null);
        await ProveAsync(head, await HeadCodeAsync(officer, host));
        await using var siti = await browsers.TalkAsync(host, handOut);
        await using var euis = await browsers.TalkAsync(host, handOut);
        await PassesAsync(host, handOut, time);

        await head.TellAsync(
            ("umumkan", "Mau mengumumkan apa"), ("1", "Kirim, Bapak/Ibu?"), ("kirim", "sedang dikirim"));
        foreach (var resident in (WatchedPage[])[siti, euis]) await resident.SeesAsync("Beras hari ini");
        await head.SeesAsync("terkirim 2 dari 2");
        await siti.TellAsync(("bisa", "dicatat: bisa datang"));
        await euis.TellAsync(("tidak bisa", "dicatat: tidak bisa datang"));
        await head.TellAsync(("menu ketua", "Mau lihat apa?"), ("1", "3 terdaftar: 1 bisa, 1 tidak bisa"));

        var code = PassCode().Match(await siti.LastSaidAsync("Kode ambil: AM-")).Value;
        await CheckInAsync(officer, host, handOut, code);
        await FinishAsync(officer, host, handOut);
        await ReadsRecapAsync(officer, host, handOut);
        await SettledAsync(host, handOut);
        foreach (var watched in (WatchedPage[])[officer, head, siti, euis]) watched.Complaints.ShouldBeEmpty();
    }

    /// <summary>A hand-out of this afternoon, and one on its list who has no chat.</summary>
    private static async Task<Distribution> PlannedAsync(ConsoleHost host, TimeProvider time)
    {
        var handOut = new Distribution
        {
            Id = host.NextId(),
            DeskId = host.DeskId,
            Code = "CBP-HARI",
            Programme = "CBP",
            Title = "Beras hari ini",
            Rws = ["04"],
            Date = host.Today,
            StartsAt = new TimeOnly(13, 0),
            Venue = "Balai RW 04",
            Papers = ["KTP", "KK"],
            CreatedAt = time.GetUtcNow(),
        };
        await host.AddAsync([handOut, .. NoticeRows.Person(host, handOut, "04", "Warga Tanpa Chat")]);
        return handOut;
    }

    /// <summary>As the console gives them when the list is filled.</summary>
    private static async Task PassesAsync(ConsoleHost host, Distribution handOut, TimeProvider time)
    {
        var listed = await host.ReadAsync(desk => desk.Entitlements.AsNoTracking()
            .Where(e => e.DistributionId == handOut.Id).Select(e => e.Id).ToListAsync(Ct));
        foreach (var (at, id) in listed.Index())
        {
            await host.AddAsync(new PickupPass
            {
                Id = host.NextId(),
                EntitlementId = id,
                Code = ShortCode.Numbered(ShortCodeKind.Pass, 901 + at).ToString(),
                IssuedAt = time.GetUtcNow(),
            });
        }
    }

    /// <summary>The officer registers the head of RW 04 and is shown a code for him.</summary>
    private static async Task<string> HeadCodeAsync(WatchedPage officer, ConsoleHost host)
    {
        var page = officer.Page;
        await page.GotoAsync($"{host.Address}/console/ketua");
        await page.Locator("summary", new() { HasText = "Daftarkan ketua" }).ClickAsync();
        await page.GetByLabel("Nama", new() { Exact = true }).FillAsync("Pak Rekaan");
        await page.GetByLabel("RW", new() { Exact = true }).SelectOptionAsync("04");
        await page.GetByRole(AriaRole.Button, new() { Name = "Daftarkan", Exact = true }).ClickAsync();
        await page.Locator("#flash").GetByLabel("Tutup").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Beri kode" }).ClickAsync();
        return await page.Locator("#code").InnerTextAsync();
    }

    private static Task ProveAsync(WatchedPage head, string code) => head.TellAsync(
        ("menu ketua", "kode enam angka"), (code, "Menu ketua RW 04"));

    private static async Task CheckInAsync(WatchedPage officer, ConsoleHost host, Distribution handOut, string code)
    {
        await officer.Page.GotoAsync($"{host.Address}/console/penyaluran/{handOut.Id}/meja");
        await PressAsync(officer, "Mulai");
        var figures = officer.Page.Locator(".venue-figures");
        await Assertions.Expect(figures).ToContainTextAsync("0 dari 3 sudah menerima");
        await officer.Page.GetByLabel("Kode atau nama").FillAsync(code);
        await officer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(officer.Page.Locator("#person-name")).ToContainTextAsync("Warga Rekaan");
        await officer.ShouldBeSoundAsync("console-360-story-person");
        await PressAsync(officer, "Diambil");
        await Assertions.Expect(officer.Page.Locator("#sent")).ToHaveTextAsync("Semua terkirim");
        await Assertions.Expect(figures).ToContainTextAsync("1 dari 3 sudah menerima");
    }

    private static async Task FinishAsync(WatchedPage officer, ConsoleHost host, Distribution handOut)
    {
        await officer.Page.GotoAsync($"{host.Address}/console/penyaluran/{handOut.Id}");
        await PressAsync(officer, "Selesai");
        await officer.SeesAsync("Pembagian selesai");
    }

    private static async Task ReadsRecapAsync(WatchedPage officer, ConsoleHost host, Distribution handOut)
    {
        await officer.Page.GotoAsync($"{host.Address}/console/penyaluran/{handOut.Id}/rekap");
        await officer.ShouldBeSoundAsync("console-360-story-recap");
        foreach (var (label, count) in ((string, string)[])[
            ("RW", "04"), ("Terdaftar", "3"), ("Datang", "1"), ("Diwakili", "0"), ("Diantar", "0"), ("Belum", "0"),
            ("Tidak datang", "2"), ("Ditolak", "0"), ("Dialihkan", "0")])
        {
            await Assertions.Expect(officer.Page.Locator($".figures td[data-label='{label}']"))
                .ToHaveTextAsync(count);
        }

        var states = officer.Page.Locator("td[data-label='Keadaan']");
        await Assertions.Expect(states.GetByText("Sudah mengambil")).ToHaveCountAsync(1);
        await Assertions.Expect(states.GetByText("Tidak datang")).ToHaveCountAsync(2);
    }

    private static async Task SettledAsync(ConsoleHost host, Distribution handOut)
    {
        var states = await host.ReadAsync(desk => desk.Entitlements.AsNoTracking()
            .Where(e => e.DistributionId == handOut.Id).Select(e => e.State).ToListAsync(Ct));
        states.ShouldBe(
            [EntitlementState.Taken, EntitlementState.Absent, EntitlementState.Absent], ignoreOrder: true);
        (await host.ReadAsync(desk => desk.CheckIns.CountAsync(c => c.IsApplied, Ct))).ShouldBe(1);
    }

    private static Task PressAsync(WatchedPage officer, string button) =>
        officer.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    [GeneratedRegex("AM-[A-Z0-9]{6}-[A-Z0-9]")]
    private static partial Regex PassCode();
}
