using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class LedgerPageTests(Browsers browsers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task A_message_that_failed_says_what_to_do(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        await ConsoleBrowser.SignInAsync(watched.Page, "ani");

        await watched.Page.GotoAsync(host.Address + "/console/kiriman");
        await watched.SeesAsync("Mawarwati Rekaan");
        await watched.ShouldBeSoundAsync($"console-{width}-ledger");
        await watched.Page.GetByLabel("Keadaan").SelectOptionAsync("gagal");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Saring" }).ClickAsync();

        await watched.SeesAsync("Warga memblokir nomor kita.");
        await watched.ShouldBeSoundAsync($"console-{width}-ledger-failed");
        (await watched.Page.Locator("td[data-label=Keadaan] strong").AllInnerTextsAsync()).Distinct()
            .ShouldBe(["Gagal"]);
    }

    [Fact]
    public async Task The_ledger_is_filtered_and_taken_away_without_formulas_and_without_what_was_said()
    {
        await using var host = await ConsoleHost.StartAsync();
        var rows = await ConsoleRows.FillAsync(host);
        await host.Database.WriteAsync(
            async (desk, ct) =>
            {
                (await desk.Residents.SingleAsync(r => r.Id == rows.ResidentId, ct)).Name = "=Cmd Rekaan";
                return true;
            },
            Ct);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await ani.TextAsync("/console/kiriman?keadaan=menunggu")).ShouldContain("Menunggu warga menulis");
        (await ani.TextAsync("/console/kiriman?saluran=whatsapp")).ShouldContain("Tidak ada kiriman");
        (await ani.TextAsync($"/console/kiriman?kontak={rows.ContactId}")).ShouldContain("tulisan-bot-kiriman");
        using var csv = await ani.GetAsync("/console/kiriman?unduh=csv");
        var text = await csv.Content.ReadAsStringAsync(Ct);

        text.ShouldContain("'=Cmd Rekaan");
        text.ShouldNotContain("tulisan-bot-kiriman");
        (await host.ReadAsync(desk => desk.Audit.CountAsync(a => a.Did == "ledger_exported", Ct))).ShouldBe(1);
    }
}
