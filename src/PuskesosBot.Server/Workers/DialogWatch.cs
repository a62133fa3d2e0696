using System.Threading.Channels;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Workers;

/// <summary>
/// Takes edited dialogs over while running; with a problem in them the last good ones stay and the log says why.
/// </summary>
internal sealed partial class DialogWatch(DialogLibrary dialogs, TimeProvider time, ILogger<DialogWatch> log)
    : BackgroundService
{
    /// <summary>An editor writes a file in several steps; the last one counts.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var changed = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FileSystemWatcher(dialogs.Folder, "*.yaml") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changed.Writer.TryWrite(true);
        watcher.Created += (_, _) => changed.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changed.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changed.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;
        try
        {
            await foreach (var _ in changed.Reader.ReadAllAsync(stoppingToken))
            {
                await Task.Delay(Settle, time, stoppingToken);
                Reload();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private void Reload()
    {
        if (dialogs.Reload())
        {
            LogReloaded(log);
            return;
        }

        foreach (var issue in dialogs.Issues) LogIssue(log, issue.ToString());
        LogKept(log, dialogs.Issues.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "dialogs reloaded")]
    private static partial void LogReloaded(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Issue}")]
    private static partial void LogIssue(ILogger log, string issue);

    [LoggerMessage(Level = LogLevel.Error, Message = "dialogs not reloaded: {Count} problems; the last good ones stay")]
    private static partial void LogKept(ILogger log, int count);
}
