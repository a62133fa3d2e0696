using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace PuskesosBot.Server.Observability;

/// <summary>Listens to the meters of the framework and of this program for as long as the host runs.</summary>
internal sealed class Metering : IDisposable
{
    /// <summary>Our own meters begin with this.</summary>
    internal const string OwnMeters = "Puskesos*";

    /// <summary>Different label values one metric may have; what comes after is counted together.</summary>
    internal const int SeriesPerMetricMax = 500;

    private static readonly string[] Meters =
    [
        OwnMeters, "System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql",
    ];

    // A request's address may hold a conversation id or, on Telegram's side, the token: only these labels pass.
    private static readonly string[] Labels =
    [
        "http.request.method", "http.response.status_code", "http.route", "error.type", "network.protocol.version",
        "server.address", "channel", "outcome", "kind", "lane", "action", "reason", "result", "state", "alarm",
        "gc.heap.generation", "generation", "cpu.mode", "network.type", "tls.protocol.version",
    ];

    private readonly PrometheusExporter _exporter = new();
    private readonly MeterProvider _provider;

    public Metering()
    {
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(Meters)
            .AddView(_ => new MetricStreamConfiguration { TagKeys = Labels, CardinalityLimit = SeriesPerMetricMax })
            .AddReader(new BaseExportingMetricReader(_exporter)).Build();
    }

    public string Scrape() => _exporter.Scrape();

    public void Dispose() => _provider.Dispose();
}
