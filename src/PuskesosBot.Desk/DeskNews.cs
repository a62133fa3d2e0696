using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace PuskesosBot.Desk;

/// <summary>
/// Tells who listens that something was committed: what, never its content. Whoever hears it reads the rows again, so a
/// topic that was missed costs time and nothing else.
/// </summary>
public sealed class DeskNews
{
    /// <summary>Topics that wait for one listener; of more the oldest are forgotten.</summary>
    private const int WaitingMax = 256;

    private readonly ConcurrentDictionary<Channel<string>, byte> _listeners = [];

    /// <summary>Called at once, for who must not wait; must not block or throw.</summary>
    public event Action<string>? Told;

    /// <summary>Somebody reads along, such as an open console.</summary>
    public bool HasListeners => !_listeners.IsEmpty;

    /// <param name="topic">One of <see cref="Topics"/>.</param>
    public void Tell(string topic)
    {
        Told?.Invoke(topic);
        foreach (var listener in _listeners.Keys) listener.Writer.TryWrite(topic);
    }

    /// <summary>Everything that is told from the call on, until cancelled.</summary>
    public IAsyncEnumerable<string> ListenAsync(CancellationToken ct)
    {
        // Registered before the first wait: what is told between the call and the first topic is not missed.
        var heard = Channel.CreateBounded<string>(
            new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[heard] = 0;
        return ReadAsync(heard, ct);
    }

    private async IAsyncEnumerable<string> ReadAsync(
        Channel<string> heard, [EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested) yield return await heard.Reader.ReadAsync(ct);
        }
        finally
        {
            _listeners.TryRemove(heard, out _);
        }
    }
}

/// <summary>What news is about.</summary>
public static class Topics
{
    /// <summary>Rows are in the outbox that nobody has in hand.</summary>
    public const string Outbox = "outbox";

    public const string Cases = "cases";
    public const string Handovers = "handovers";
    public const string Channels = "channels";
    public const string Announcements = "announcements";

    /// <summary>Something was said in this chat.</summary>
    public static string Conversation(Guid contactId) => $"conversation:{contactId}";

    /// <summary>Somebody is typing in this chat.</summary>
    public static string Typing(Guid contactId) => $"typing:{contactId}";
}
