using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PuskesosBot.Channels;
using PuskesosBot.Server.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>
/// A real Kestrel with nothing but the WhatsApp channel behind a proxy that the fake plays; every log line is kept.
/// </summary>
internal sealed class WhatsAppHost : IAsyncDisposable
{
    public static readonly Uri Public = new("https://bot.puskesos.example/");

    private readonly WebApplication _app;
    private readonly TempFolder _folder;
    private readonly LogCapture _log;

    private WhatsAppHost(WebApplication app, TempFolder folder, LogCapture log) =>
        (_app, _folder, _log) = (app, folder, log);

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public string Folder => _folder.Path;

    public IReadOnlyList<string> LogLines => _log.Lines;

    /// <summary>What the bot was given, in order.</summary>
    public ConcurrentQueue<InboundMessage> Heard { get; private init; } = [];

    public ConcurrentQueue<DeliveryReport> Reports { get; private init; } = [];

    public static async Task<WhatsAppHost> StartAsync(
        FakeTwilio fake, InboundVerdict verdict = InboundVerdict.Committed,
        params (string Key, string Value)[] settings)
    {
        var (folder, log) = (new TempFolder(), new LogCapture());
        var (heard, reports) = (new ConcurrentQueue<InboundMessage>(), new ConcurrentQueue<DeliveryReport>());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Configuration.AddInMemoryCollection(fake.Settings(Public));
        builder.Configuration.AddInMemoryCollection(
            [new("Data:Folder", folder.Path), .. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))]);
        builder.Services.AddSingleton<InboundHandler>((message, _) =>
        {
            heard.Enqueue(message);
            return Task.FromResult(verdict);
        });
        builder.Services.AddSingleton<DeliveryReportHandler>((report, _) =>
        {
            reports.Enqueue(report);
            return Task.CompletedTask;
        });
        builder.Services.AddWhatsAppChannel(builder.Configuration);
        var app = builder.Build();
        app.MapTwilioWebhooks();
        await app.StartAsync();
        var host = new WhatsAppHost(app, folder, log) { Heard = heard, Reports = reports };
        fake.Connect(Public, host.Address);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
