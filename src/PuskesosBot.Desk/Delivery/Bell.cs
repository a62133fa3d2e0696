namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Lets one loop rest until somebody rings or a time has passed. A ring while it is awake is not lost.
/// </summary>
/// <remarks>
/// Not a semaphore: a wait on one that is given up for the timer may still take a release that comes a moment later.
/// </remarks>
internal sealed class Bell(TimeProvider time)
{
    private TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Ring() => Volatile.Read(ref _rung).TrySetResult();

    /// <param name="longest">May be <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="ct">Ends the rest without an exception: the loop looks at the token itself.</param>
    internal async Task RestAsync(TimeSpan longest, CancellationToken ct)
    {
        var rung = _rung.Task;
        if (!rung.IsCompleted)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(rung, Task.Delay(longest, time, either.Token));
            await either.CancelAsync();
        }

        if (rung.IsCompleted) Volatile.Write(ref _rung, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
