using PuskesosBot.Channels;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>Takes delivery reports where nothing else does: a failure is told, the rest is counted only.</summary>
internal sealed class ReportLog(ILogger<ReportLog> log)
{
    public Task TakeAsync(DeliveryReport report, CancellationToken ct)
    {
        if (report.Stage == DeliveryStage.Failed)
            log.LogWarning("message {Message} failed with {Code}", report.ExternalId, report.Code ?? "no code");
        return Task.CompletedTask;
    }
}
