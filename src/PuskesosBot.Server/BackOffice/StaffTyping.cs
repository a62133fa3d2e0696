using System.Collections.Concurrent;
using PuskesosBot.Channels;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Shows residents that somebody types an answer, where their channel can.</summary>
internal sealed class StaffTyping(IEnumerable<IChannelSender> channels, TimeProvider time)
{
    /// <summary>Channels show it for 5 seconds (Telegram) or longer.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(5);

    /// <summary>Chats remembered; a desk answers a handful at once.</summary>
    private const int ChatsMax = 1_000;

    private readonly Dictionary<string, IChannelSender> _channels = channels.ToDictionary(c => c.Channel);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _shown = [];

    /// <param name="answering">The provider's id of the resident's last message.</param>
    public async Task ShowAsync(Contact to, string answering, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_shown.TryGetValue(to.Id, out var last) && now - last < Every) return;
        if (!_channels.TryGetValue(to.Channel, out var channel)) return;
        if (_shown.Count >= ChatsMax) _shown.Clear();
        _shown[to.Id] = now;
        using var patience = new CancellationTokenSource(PatienceMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await channel.ShowTypingAsync(to.ToAddress(), answering, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Best effort.
        }
    }
}
