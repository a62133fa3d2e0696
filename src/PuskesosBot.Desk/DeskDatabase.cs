using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk;

/// <summary>
/// Opens the desk's database, whichever it is, and lets writers in one after another where it has one writer.
/// </summary>
public abstract class DeskDatabase : IDisposable
{
    private readonly SemaphoreSlim? _writer;
    private DbConnection? _writing;

    protected DeskDatabase(bool hasOneWriter)
    {
        // Without it, writers of one process would find SQLite busy and sleep, in no fair order.
        _writer = hasOneWriter ? new SemaphoreSlim(1, 1) : null;
    }

    /// <summary>One transaction writes at a time, whoever wants to.</summary>
    public bool HasOneWriter => _writer is not null;

    /// <summary>A context with a connection of its own.</summary>
    public abstract DeskDb Open();

    /// <summary>A context on a connection that the caller keeps; for writers that hold prepared commands.</summary>
    public abstract DeskDb OpenOn(DbConnection connection);

    /// <summary>A connection, not yet open; opened by <see cref="OpenConnectionAsync"/>.</summary>
    public abstract Task<DbConnection> OpenConnectionAsync(CancellationToken ct);

    /// <summary>Brings the schema up to date; safe with several processes and after a killed one.</summary>
    public abstract Task MigrateAsync(CancellationToken ct);

    /// <summary>True when the failure is the database's way to say "try the same transaction again".</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>
    /// Tries to be, or stay, the one process that does something: true while it is ours. A killed process or a broken
    /// connection lets go of it. With one process there is nobody to ask.
    /// </summary>
    /// <param name="what">Its name, the same in all processes.</param>
    public virtual Task<bool> HoldAsync(string what, CancellationToken ct) => Task.FromResult(true);

    /// <summary>What was committed, by this process or, once <see cref="HearAsync"/> runs, by any.</summary>
    public DeskNews News { get; } = new();

    /// <summary>Passes on to <see cref="News"/> what other processes commit; ends when cancelled.</summary>
    public virtual Task HearAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Waits for the turn to write. Hold it for one short transaction and dispose of it.</summary>
    public async ValueTask<WriterTurn> EnterWriterAsync(CancellationToken ct)
    {
        if (_writer is not null) await _writer.WaitAsync(ct);
        return new WriterTurn(_writer);
    }

    /// <summary>
    /// The connection to write with; ask while holding the turn. With one writer it is the same for all, because what
    /// one connection of SQLite writes makes the others forget the pages they have read. What was committed on it is
    /// safe after <see cref="SyncAsync"/>, and nobody must be told of it before.
    /// </summary>
    internal async ValueTask<DbConnection> WritingConnectionAsync(CancellationToken ct) =>
        HasOneWriter ? _writing ??= await OpenSharedAsync(ct) : await OpenConnectionAsync(ct);

    /// <summary>Opens the one that all writers share.</summary>
    protected virtual Task<DbConnection> OpenSharedAsync(CancellationToken ct) => OpenConnectionAsync(ct);

    /// <summary>
    /// Comes back when the disk has what was committed before the call; at once where a commit itself waits for it.
    /// Call it without the turn: the next writer need not wait for the disk.
    /// </summary>
    public virtual Task SyncAsync() => Task.CompletedTask;

    /// <summary>For who got a connection of its own; the one that all share stays open.</summary>
    internal ValueTask GiveBackAsync(DbConnection connection) =>
        HasOneWriter ? ValueTask.CompletedTask : connection.DisposeAsync();

    /// <summary>
    /// Runs one short transaction: the work's changes are saved and committed together, or not at all.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<DeskDb, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var (result, news) = await CommitAsync(work, ct);
        await SyncAsync();
        News.Tell(news);
        return result;
    }

    /// <summary>
    /// As <see cref="WriteAsync{T}"/>, but returns before the disk has it: until something else is committed, a power
    /// cut may take the whole transaction back. For work that is then found undone and done again.
    /// </summary>
    public async Task<T> WriteUnsyncedAsync<T>(Func<DeskDb, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var (result, news) = await CommitAsync(
            async (desk, ct) =>
            {
                if (desk.SyncOff.Length > 0) await desk.Database.ExecuteSqlRawAsync(desk.SyncOff, ct);
                return await work(desk, ct);
            },
            ct);
        News.Tell(news);
        return result;
    }

    /// <returns>With what is to be told once it is safe.</returns>
    private async Task<(T Result, IEnumerable<string> News)> CommitAsync<T>(
        Func<DeskDb, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        using var turn = await EnterWriterAsync(ct);
        await using var desk = HasOneWriter ? OpenOn(await WritingConnectionAsync(ct)) : Open();
        await using var transaction = await desk.Database.BeginTransactionAsync(ct);
        var result = await work(desk, ct);
        await desk.SaveChangesAsync(ct);
        await TellOthersAsync(desk, ct);
        await transaction.CommitAsync(ct);
        return (result, desk.News);
    }

    /// <summary>What <see cref="DeskDb.News"/> holds, together with the commit.</summary>
    internal static async Task TellOthersAsync(DeskDb desk, CancellationToken ct)
    {
        if (desk.TellOthers.Length == 0) return;
        foreach (var topic in desk.News) await desk.ExecuteAsync(desk.TellOthers, ct, topic);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Runs the migrations that are missing. EF's own method first compares the whole model with the last migration,
    /// half a second at each start; the check of migrations in the tests does that.
    /// </summary>
    protected static async Task BringUpToDateAsync(DeskDb desk, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if ((await desk.Database.GetPendingMigrationsAsync(ct)).Any()) await desk.Database.MigrateAsync(ct);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _writing?.Dispose();
        _writer?.Dispose();
    }

    /// <summary>The right to write, given back on disposal.</summary>
    public readonly struct WriterTurn : IDisposable
    {
        private readonly SemaphoreSlim? _writer;

        internal WriterTurn(SemaphoreSlim? writer) => _writer = writer;

        public void Dispose() => _writer?.Release();
    }
}
