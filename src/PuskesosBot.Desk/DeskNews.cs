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
    private readonly ConcurrentDictionary<Listener, byte> _listeners = [];

    /// <summary>Called at once, for who must not wait; must not block or throw.</summary>
    public event Action<string>? Told;

    /// <summary>Somebody reads along, such as an open console.</summary>
    public bool HasListeners => !_listeners.IsEmpty;

    /// <param name="topic">One of <see cref="Topics"/>.</param>
    public void Tell(string topic)
    {
        Told?.Invoke(topic);
        foreach (var listener in _listeners.Keys) listener.Tell(topic);
    }

    internal void Tell(IEnumerable<string> topics)
    {
        foreach (var topic in topics) Tell(topic);
    }

    /// <summary>What is told from the call on, until cancelled. A topic that waits is told once.</summary>
    /// <param name="wanted">Of all others the listener is not even woken.</param>
    /// <param name="ct">Ends it.</param>
    public IAsyncEnumerable<string> ListenAsync(IReadOnlySet<string> wanted, CancellationToken ct)
    {
        // Registered before the first wait: what is told between the call and the first topic is not missed.
        var listener = new Listener(wanted);
        _listeners[listener] = 0;
        return ReadAsync(listener, ct);
    }

    private async IAsyncEnumerable<string> ReadAsync(Listener listener, [EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested) yield return await listener.NextAsync(ct);
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }

    /// <summary>Holds each topic once at most, and so never more than it wants.</summary>
    private sealed class Listener(IReadOnlySet<string> wanted)
    {
        private readonly Channel<string> _coming = Channel.CreateUnbounded<string>();
        private readonly ConcurrentDictionary<string, byte> _waiting = [];

        internal void Tell(string topic)
        {
            if (wanted.Contains(topic) && _waiting.TryAdd(topic, 0)) _coming.Writer.TryWrite(topic);
        }

        internal async ValueTask<string> NextAsync(CancellationToken ct)
        {
            var topic = await _coming.Reader.ReadAsync(ct);
            // Before it is told: what happens from now on is news again.
            _waiting.TryRemove(topic, out _);
            return topic;
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
