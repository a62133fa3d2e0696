namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Lets one loop rest until somebody rings or a time has passed. A ring while it is awake is not lost.
/// </summary>
internal sealed class Bell(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    internal void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0) _rung.Release();
        }
    }

    /// <param name="longest">May be <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <returns>Also when cancelled: the loop looks at the token itself.</returns>
    internal async Task RestAsync(TimeSpan longest, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var timer = longest == Timeout.InfiniteTimeSpan ? null : Task.Delay(longest, time, either.Token);
        var rung = _rung.WaitAsync(either.Token);
        await (timer is null ? Task.WhenAny(rung) : Task.WhenAny(timer, rung));
        await either.CancelAsync();
    }

    public void Dispose() => _rung.Dispose();
}
