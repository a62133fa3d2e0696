using System.Threading.Channels;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>
/// Fetches files soon after their message, while nobody waits for it. What is missed here (a crash, a full queue) is
/// fetched when somebody looks at it, because Twilio keeps it.
/// </summary>
internal sealed class MediaWorker(WhatsAppMedia media, TimeProvider time, ILogger<MediaWorker> log) : BackgroundService
{
    private const int WaitingMax = 1000, AtOnceMax = 2, TriesMax = 4;

    private static readonly TimeSpan PauseFirst = TimeSpan.FromSeconds(2);

    private readonly Channel<InboundMessage> _waiting = Channel.CreateBounded<InboundMessage>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Take(InboundMessage message)
    {
        if (WhatsAppMedia.IsWanted(message.Media)) _waiting.Writer.TryWrite(message);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(stoppingToken),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = stoppingToken },
                async (message, ct) => await KeepAsync(message, ct));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task KeepAsync(InboundMessage message, CancellationToken ct)
    {
        var pause = PauseFirst;
        for (var tried = 1; ; tried++)
        {
            var outcome = await TryAsync(message, ct);
            if (outcome is not KeptMedia.NotYet { Reason: var reason })
            {
                WhatsAppMetrics.CountMedia((outcome as KeptMedia.Refused)?.Code ?? "kept");
                if (outcome is KeptMedia.Refused refused)
                    log.LogWarning("media of {Message} refused: {Code}", message.Key.ExternalId, refused.Code);
                return;
            }

            if (tried == TriesMax)
            {
                WhatsAppMetrics.CountMedia("unreachable");
                log.LogWarning("media of {Message} not fetched: {Reason}", message.Key.ExternalId, reason);
                return;
            }

            await Task.Delay(pause, time, ct);
            pause *= 4;
        }
    }

    private async Task<KeptMedia> TryAsync(InboundMessage message, CancellationToken ct)
    {
        try
        {
            return await media.KeepAsync(message.Media!, ct);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return new KeptMedia.NotYet(full.GetType().Name);
        }
#pragma warning disable CA1031 // The one catch-all of this loop: a file made to break a reader must not stop the host.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError("media of {Message} broke the check: {Fault}", message.Key.ExternalId, fault.GetType().Name);
            return new KeptMedia.Refused("fault");
        }
    }
}
