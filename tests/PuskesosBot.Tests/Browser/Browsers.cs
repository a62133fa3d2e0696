using Microsoft.Playwright;

namespace PuskesosBot.Tests.Browser;

/// <summary>One real browser for all browser tests: the distro's, since none is downloaded.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // A busy machine draws slowly; a page that is wrong is wrong after any time.
    private const float SlowMs = 120_000;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string ScreenshotFolder { get; } = Directory.CreateDirectory(
        Path.Combine(Channels.WebChat.Payloads.Root, "TestResults", "screenshots")).FullName;

    public async ValueTask InitializeAsync()
    {
        File.Exists(Chromium).ShouldBeTrue($"browser tests need {Chromium} (Debian: apt-get install chromium)");
        Assertions.SetDefaultExpectTimeout(SlowMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync();
    }

    /// <summary>Another browser, for a test that needs one with other arguments.</summary>
    public Task<IBrowser> LaunchAsync(params string[] more) => _playwright!.Chromium.LaunchAsync(
        new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", .. more],
        });

    /// <param name="path">Where to begin, below home.</param>
    public async Task<WatchedPage> OpenAsync(int width, int height, string home, string path = "")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "id-ID",
            TimezoneId = "Asia/Jakarta",
        });
        context.SetDefaultTimeout(SlowMs);
        return await WatchedPage.OpenAsync(context, home, path);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>
/// Browser tests run alone: beside all others a browser gets too little of the machine to be on time.
/// </summary>
[CollectionDefinition(nameof(BrowserTests), DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<Browsers>;

/// <summary>A page that remembers whom it called and what the content policy refused.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly string _home;
    private readonly List<string> _complaints = [];

    private WatchedPage(IPage page, string home)
    {
        Page = page;
        _home = home;
        page.Request += (_, request) => Watch(request.Url);
        page.WebSocket += (_, socket) => Watch(socket.Url.Replace("ws://", "http://", StringComparison.Ordinal));
        page.PageError += (_, error) => Complain($"script error: {error}");
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !IsOffline) Complain(said.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>While it is cut off on purpose, a browser reports every failed call as an error.</summary>
    public bool IsOffline { get; private set; }

    /// <summary>
    /// Requests to strangers, and errors on the console: refusals by the content policy, faults of scripts.
    /// </summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints) return [.. _complaints];
        }
    }

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context, string home, string path = "")
    {
        var watched = new WatchedPage(await context.NewPageAsync(), home);
        await watched.Page.AddInitScriptAsync("""
            addEventListener('securitypolicyviolation', e => console.error(
              'content policy', e.violatedDirective, e.blockedURI, e.sourceFile, e.lineNumber, e.columnNumber,
              e.target.outerHTML?.slice(0, 200)));
            """);
        await watched.Page.GotoAsync(home + path);
        return watched;
    }

    /// <summary>Waits for a text; what the page complained about is part of the failure.</summary>
    public async Task SeesAsync(string text)
    {
        try
        {
            await Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();
        }
        catch (PlaywrightException unseen)
        {
            throw new InvalidOperationException($"'{text}' was not seen; {string.Join("; ", Complaints)}", unseen);
        }
    }

    public async Task GoOfflineAsync(bool isOffline)
    {
        IsOffline |= isOffline;
        await Page.Context.SetOfflineAsync(isOffline);
    }

    public Task ShootAsync(string name) => Page.ScreenshotAsync(
        new PageScreenshotOptions { Path = Path.Combine(Browsers.ScreenshotFolder, $"{name}.png") });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Watch(string url)
    {
        var isOwn = url.StartsWith(_home, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal)
            || url.StartsWith("blob:", StringComparison.Ordinal);
        if (!isOwn) Complain($"request to a stranger: {url}");
    }

    private void Complain(string what)
    {
        lock (_complaints) _complaints.Add(what);
    }
}
