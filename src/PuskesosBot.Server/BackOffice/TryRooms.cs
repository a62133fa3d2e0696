using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Transcripts;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Plays conversations at desks that are thrown away; a few at a time, since each has a database.</summary>
internal sealed class TryRooms(DeskParts parts) : IDisposable
{
    private const int RoomsMax = 2;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _rooms = new(RoomsMax, RoomsMax);

    /// <param name="lines">All that was typed, from the beginning: the same words get the same answers.</param>
    /// <returns>Both sides in order; null: all rooms are taken.</returns>
    internal async Task<IReadOnlyList<(bool IsBot, string Text)>?> PlayAsync(
        DialogSet dialogs, IReadOnlyList<string> lines, CancellationToken ct)
    {
        if (!await _rooms.WaitAsync(Wait, ct)) return null;
        try
        {
            var content = new TranscriptContent(
                parts.Profile, ProgrammesFile.Load(ContentFolders.Config), parts.Deadlines, dialogs);
            using var desk = await TranscriptDesk.StartAsync(content, watch: null, ct);
            var chat = new ChatAddress(ChannelNames.WebChat, "coba");
            var talk = new List<(bool IsBot, string Text)>();
            foreach (var (at, line) in lines.Index())
            {
                talk.Add((false, Masking.Mask(line)));
                var key = new MessageKey(chat.Channel, $"coba-{at}");
                var replies = await desk.ReceiveAsync(
                    new InboundMessage(key, chat, desk.Time.GetUtcNow()) { Text = line });
                talk.AddRange(replies.Select(reply => (true, reply.Text)));
            }

            return talk;
        }
        finally
        {
            _rooms.Release();
        }
    }

    public void Dispose() => _rooms.Dispose();
}
