using Microsoft.Win32.SafeHandles;

namespace PuskesosBot.Data.Sqlite;

/// <summary>
/// Waits for the disk on behalf of whoever committed: one wait serves all who came before it began, and nobody holds
/// the right to write meanwhile. Thread-safe.
/// </summary>
/// <remarks>
/// What SQLite does itself after each commit with <c>synchronous=full</c>, no more and no less: it writes a commit to
/// the log before it returns, and only a log that was cut short loses its end; see "Write-Ahead Logging", section 2.3,
/// and the pragma's page in SQLite's documentation. The log stays the same file as long as a connection is open.
/// </remarks>
/// <param name="file">Of the database. A connection to it is open, and has written.</param>
/// <param name="flush">Comes back when the disk has what the file has; throws when it does not take it.</param>
internal sealed class WalSync(string file, Action<SafeFileHandle> flush) : IDisposable
{
    private readonly Lock _lock = new();
    private SafeFileHandle? _log;
    private TaskCompletionSource? _next;
    private bool _isRunning;
    private Exception? _refused;

    /// <summary>Comes back when the disk has what was committed before the call.</summary>
    /// <exception cref="IOException">It may have lost it, or what came before: once it refused it is not believed any
    /// more, for the system drops what it could not write and says yes to the next. A restart reads what is there.
    /// </exception>
    internal Task RunAsync()
    {
        lock (_lock)
        {
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = _next.Task;
            if (_isRunning) return mine;
            _isRunning = true;
            _ = Task.Run(FlushAll);
            return mine;
        }
    }

    public void Dispose() => _log?.Dispose();

    private void FlushAll()
    {
        while (TakeNext() is { } waiting)
        {
            try
            {
                _log ??= File.OpenHandle(
                    $"{file}-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
                if (_refused is null) flush(_log);
            }
#pragma warning disable CA1031 // Thrown where it is waited for.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _refused = fault;
            }

            if (_refused is null) waiting.SetResult();
            else waiting.SetException(new IOException("the disk did not take the log", _refused));
        }
    }

    private TaskCompletionSource? TakeNext()
    {
        lock (_lock)
        {
            var next = _next;
            _next = null;
            _isRunning = next is not null;
            return next;
        }
    }
}
