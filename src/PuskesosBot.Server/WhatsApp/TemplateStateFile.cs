using System.Text.Json;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>
/// What Meta last said of each template, as <c>puskesosbot templates sync</c> wrote it. A running server sees a new
/// file by itself.
/// </summary>
/// <param name="path">In the data folder; need not exist.</param>
internal sealed class TemplateStateFile(string path)
{
    internal const string Name = "templates.json";

    private readonly Lock _lock = new();
    private DateTime _readAt;
    private Dictionary<string, TemplateApproval> _states = [];

    public TemplateApproval? Of(string contentSid)
    {
        lock (_lock)
        {
            // Year 1601 when the file is missing; looking costs microseconds, and only templates ask.
            var writtenAt = File.GetLastWriteTimeUtc(path);
            if (writtenAt != _readAt) (_states, _readAt) = (Read(), writtenAt);
            return _states.GetValueOrDefault(contentSid);
        }
    }

    public async Task WriteAsync(IEnumerable<TemplateApproval> states, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await FileStore.WriteWholeAsync(path, JsonSerializer.SerializeToUtf8Bytes(states.ToList()), ct);
    }

    // The file can be made anew at any time, so a broken one counts as never synced.
    private Dictionary<string, TemplateApproval> Read()
    {
        try
        {
            return (JsonSerializer.Deserialize<List<TemplateApproval>>(File.ReadAllBytes(path)) ?? [])
                .DistinctBy(state => state.ContentSid).ToDictionary(state => state.ContentSid);
        }
        catch (Exception unusable) when (unusable is IOException or JsonException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
