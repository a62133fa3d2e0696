using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Server.Jobs;

/// <summary>Deletes rows and files whose time is over, and releases chats that were silent too long.</summary>
internal sealed partial class CleaningRound(
    Retention retention, SilentChats silent, RetentionPeriods periods, MediaSweep media, TimeProvider time,
    ILogger<CleaningRound> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var rows = await retention.RunAsync(now, ct);
        var chats = await silent.RunAsync(now, ct);
        LogDone(log, rows, media.Run(now - periods.Conversations, ct), chats);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "retention: {Rows} rows and {Files} files deleted, {Chats} silent chats released")]
    private static partial void LogDone(ILogger log, int rows, int files, int chats);
}
