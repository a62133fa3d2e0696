namespace PuskesosBot.Server.WebChat;

/// <summary>One at a time within a conversation: a reply waits until the line it answers is in the log.</summary>
/// <remarks>
/// A fixed number of gates shared by hash, so that nothing has to be cleaned up; two conversations that share one wait
/// for each other now and then. Within this process only: a reply sent by another one, after a crash say, may come
/// first.
/// </remarks>
internal sealed class ConversationGates : IDisposable
{
    private const int Gates = 1024;
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<Passage> EnterAsync(string conversation, CancellationToken ct)
    {
        var gate = Of(conversation);
        await gate.WaitAsync(ct);
        return new Passage(gate);
    }

    /// <summary>Waits so long and goes on all the same: late order is better than no answer.</summary>
    public async Task<Passage> EnterWithinAsync(string conversation, TimeSpan wait, CancellationToken ct)
    {
        var gate = Of(conversation);
        return new Passage(await gate.WaitAsync(wait, ct) ? gate : null);
    }

    public void Dispose()
    {
        foreach (var gate in _gates) gate.Dispose();
    }

    private SemaphoreSlim Of(string conversation) =>
        _gates[(uint)string.GetHashCode(conversation, StringComparison.Ordinal) % Gates];

    internal readonly struct Passage(SemaphoreSlim? gate) : IDisposable
    {
        public void Dispose() => gate?.Release();
    }
}
