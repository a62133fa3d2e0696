using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PuskesosBot.Server.WebChat;

/// <summary>Who is listening to which conversation in this process, and how to wake them.</summary>
internal sealed class WebChatSockets
{
    private readonly ConcurrentDictionary<string, Seat[]> _seats = [];
    private int _taken;

    /// <summary>Tells the conversation's listeners that the log has more.</summary>
    public void Wake(string conversation)
    {
        if (!_seats.TryGetValue(conversation, out var seats)) return;
        foreach (var seat in seats) seat.Wake();
    }

    /// <summary>Tells the conversation's listeners here that an answer is being typed.</summary>
    public void ShowTyping(string conversation)
    {
        if (!_seats.TryGetValue(conversation, out var seats)) return;
        foreach (var seat in seats) seat.ShowTyping();
    }

    /// <summary>Null when the conversation or the process has as many listeners as it may have.</summary>
    public Seat? Sit(string conversation)
    {
        if (Interlocked.Increment(ref _taken) > WebChatLimits.SocketsMax)
        {
            Interlocked.Decrement(ref _taken);
            return null;
        }

        var seat = new Seat(this, conversation);
        var seats = _seats.AddOrUpdate(conversation, [seat], (_, others) =>
            others.Length < WebChatLimits.SocketsPerConversationMax ? [.. others, seat] : others);
        if (Array.IndexOf(seats, seat) >= 0) return seat;
        Interlocked.Decrement(ref _taken);
        return null;
    }

    private void Leave(Seat seat)
    {
        Interlocked.Decrement(ref _taken);
        while (_seats.TryGetValue(seat.Conversation, out var seats))
        {
            Seat[] others = [.. seats.Where(s => s != seat)];
            var isDone = others.Length == 0
                ? _seats.TryRemove(new KeyValuePair<string, Seat[]>(seat.Conversation, seats))
                : _seats.TryUpdate(seat.Conversation, others, seats);
            if (isDone) return;
        }
    }

    internal sealed class Seat(WebChatSockets sockets, string conversation) : IDisposable
    {
        // One note is enough: it says "look", not what there is to see.
        private readonly Channel<bool> _notes =
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        private int _isTyping;

        public string Conversation => conversation;

        public void Wake() => _notes.Writer.TryWrite(true);

        public void ShowTyping()
        {
            Volatile.Write(ref _isTyping, 1);
            Wake();
        }

        /// <summary>True once for each <see cref="ShowTyping"/>.</summary>
        public bool TakeTyping() => Interlocked.Exchange(ref _isTyping, 0) == 1;

        /// <summary>Completes when there may be more.</summary>
        public async Task WaitAsync(CancellationToken ct) => await _notes.Reader.ReadAsync(ct);

        public void Dispose() => sockets.Leave(this);
    }
}
