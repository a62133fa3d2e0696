using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;

namespace PuskesosBot.Tests.BackOffice;

[Collection(nameof(BrowserTests))]
public sealed class DialogPageTests(Browsers browsers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1440, 900)]
    public async Task A_dialog_is_read_in_both_languages_and_tried_without_leaving_a_trace(int width, int height)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        await using var watched = await browsers.OpenAsync(width, height, host.Address, "/console");
        var page = watched.Page;
        await ConsoleBrowser.SignInAsync(page, "ani");

        await page.GotoAsync(host.Address + "/console/dialog");
        await watched.SeesAsync("Semua berkas dialog benar.");
        await watched.ShouldBeSoundAsync($"console-{width}-dialogs");
        await page.GetByRole(AriaRole.Link, new() { Name = "identify_self" }).ClickAsync();
        await watched.SeesAsync("Yang dikatakan");
        var picture = page.GetByRole(AriaRole.Img, new() { Name = "Alur dialog identify_self" });
        await Assertions.Expect(picture).ToBeVisibleAsync();
        (await picture.TextContentAsync()).ShouldNotBeNull().ShouldContain("match_kk");
        await watched.ShouldBeSoundAsync($"console-{width}-dialog");
        await page.GetByRole(AriaRole.Button, new() { Name = "Perbesar" }).ClickAsync();
        (await picture.EvaluateAsync<bool>("it => it.clientWidth > it.closest('.drawing').clientWidth")).ShouldBeTrue();
        await watched.ShouldBeSoundAsync($"console-{width}-dialog-large");
        await page.GotoAsync(host.Address + "/console/dialog/coba");
        foreach (var words in (string[])["halo", "<img src=x onerror=alert(1)>"])
        {
            await page.GetByLabel("Ketik pesan").FillAsync(words);
            await page.GetByRole(AriaRole.Button, new() { Name = "Kirim" }).ClickAsync();
            await watched.SeesAsync(words);
        }

        (await page.GetByText("Bot", new() { Exact = true }).CountAsync()).ShouldBeGreaterThan(1);
        await watched.ShouldBeSoundAsync($"console-{width}-dialog-try");
        (await host.ReadAsync(desk => desk.Contacts.CountAsync(Ct))).ShouldBe(0);
        (await host.ReadAsync(desk => desk.Outbox.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task Cases_are_counted_by_week_and_kind()
    {
        await using var host = await ConsoleHost.StartAsync();
        await ConsoleRows.FillAsync(host);
        await using var desk = host.Database.Open();
        var now = TimeProvider.System.GetUtcNow();

        var weeks = await CaseFigures.PerWeekAsync(desk.Cases, [now.AddDays(-13), now.AddDays(-6)], Ct);

        weeks.Select(week => week.Opened.GetValueOrDefault(CaseKind.Complaint)).ShouldBe([0, 1]);
        weeks.Sum(week => week.Answered + week.InTime).ShouldBe(0);
    }
}
