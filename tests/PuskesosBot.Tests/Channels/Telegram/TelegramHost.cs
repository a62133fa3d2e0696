using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

/// <summary>A real Kestrel with nothing but the Telegram channel; every log line is kept.</summary>
internal sealed class TelegramHost : IAsyncDisposable
{
    public const string Secret = "contoh-secret_0001";

    private readonly WebApplication _app;
    private readonly ActivityListener _listener;

    private TelegramHost(WebApplication app, ActivityListener listener) => (_app, _listener) = (app, listener);

    public ConcurrentQueue<string> Lines { get; private init; } = [];

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public static async Task<TelegramHost> StartAsync(
        FakeBotApi fake, InboundHandler handle, params (string Key, string Value)[] settings)
    {
        var lines = new ConcurrentQueue<string>();
        // Whoever traces outgoing requests would see their paths.
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => lines.Enqueue($"{a.DisplayName} {string.Join(' ', a.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new LineLogs(lines));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Enabled"] = "true",
            ["Telegram:Token"] = fake.Token,
            ["Telegram:WebhookSecret"] = Secret,
            ["Telegram:BaseAddress"] = fake.BaseAddress.AbsoluteUri,
            ["Telegram:PollTimeout"] = "00:00:02",
        });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        builder.Services.AddSingleton<Func<DialogSet>>(() => TestDesk.Content.Dialogs);
        builder.Services.AddSingleton(handle).AddTelegramChannel(builder.Configuration);
        var app = builder.Build();
        app.MapTelegramWebhook();
        await app.StartAsync();
        return new TelegramHost(app, listener) { Lines = lines };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _listener.Dispose();
    }

    private sealed class LineLogs(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
