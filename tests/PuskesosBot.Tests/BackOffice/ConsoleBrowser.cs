using Microsoft.Playwright;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Browser;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What every browser test of the console does.</summary>
internal static class ConsoleBrowser
{
    /// <summary>Axe, as npm brought it for the tests; outside the policy, since no page loads it.</summary>
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Repository.Path(
        "src", "PuskesosBot.Server", "ClientApp", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>The sizes that every page must fit: a small phone, an office screen.</summary>
    public static readonly (int Width, int Height)[] Sizes = [(360, 740), (1440, 900)];

    /// <summary>Signs in with password and code, by typing.</summary>
    /// <param name="time">The program's clock; null: the wall's.</param>
    public static async Task SignInAsync(IPage page, string signIn, TimeProvider? time = null)
    {
        var now = (time ?? TimeProvider.System).GetUtcNow();
        await page.GetByLabel("Nama masuk").FillAsync(signIn);
        await page.GetByLabel("Sandi").FillAsync(ConsoleHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }).ClickAsync();
        var code = Totp.CodeAt(ConsoleHost.SecretOf(signIn), Totp.StepAt(now));
        await page.GetByLabel("Kode enam angka").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hari ini", Exact = true }))
            .ToBeVisibleAsync();
    }

    /// <summary>
    /// A page is right: nothing hangs out of it, nothing was refused, axe finds nothing serious; and its picture is
    /// kept.
    /// </summary>
    public static async Task ShouldBeSoundAsync(this WatchedPage watched, string name)
    {
        var page = watched.Page;
        await watched.ShootAsync(name);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            .ShouldBeTrue($"{name} is wider than its screen");
        (await page.EvaluateAsync<int>(
            "document.querySelectorAll('form[method=post]:not(:has([name=__RequestVerificationToken]))').length"))
            .ShouldBe(0, $"{name} has a form that is refused");
        await page.EvaluateAsync(Axe.Value);
        var found = await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(v => ['serious', 'critical'].includes(v.impact))
              .flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary.slice(0, 300)}`))
            """);
        found.ShouldBeEmpty($"{name}: axe");
        watched.Complaints.ShouldBeEmpty(name);
    }
}
