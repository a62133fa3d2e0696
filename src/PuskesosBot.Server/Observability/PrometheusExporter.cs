using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace PuskesosBot.Server.Observability;

/// <summary>Collects when asked: no timer, and nothing leaves the process by itself.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _one = new();
    private string _text = "";

    public Func<int, bool>? Collect { get; set; }

    /// <returns>All metrics as they are now.</returns>
    public string Scrape()
    {
        lock (_one)
        {
            _text = "";
            Collect?.Invoke(Timeout.Infinite);
            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        _text = PrometheusText.Write(batch);
        return ExportResult.Success;
    }
}
