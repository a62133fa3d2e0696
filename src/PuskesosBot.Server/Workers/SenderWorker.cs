using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.Workers;

/// <summary>Starts the sender with the host. It stops when the container disposes of it, after the last turn.</summary>
internal sealed class SenderWorker(Sender sender) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => sender.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
