using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PuskesosBot.Data.Postgres;

/// <summary>
/// A connection kept for what belongs to a session of the server: advisory locks, which end with the session however
/// the process ends, and news of other processes.
/// </summary>
internal sealed class PostgresSession(NpgsqlDataSource source) : IAsyncDisposable
{
    internal const string NewsChannel = "puskesos_news";

    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<string> _held = [];
    private NpgsqlConnection? _session;

    /// <summary>True while the lock of this name is ours.</summary>
    internal async Task<bool> HoldAsync(string what, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            _session ??= await source.OpenConnectionAsync(ct);
            await using var command = _session.CreateCommand();
            // Asked even when it is held: that is how a dead session is noticed.
            command.CommandText = _held.Contains(what) ? "select true" : "select pg_try_advisory_lock(@key)";
            command.Parameters.AddWithValue("key", KeyOf(what));
            var isHeld = (bool)(await command.ExecuteScalarAsync(ct))!;
            if (isHeld) _held.Add(what);
            return isHeld;
        }
        catch (NpgsqlException)
        {
            await CloseAsync();
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Listens until cancelled; a broken connection is made anew.</summary>
    internal async Task HearAsync(Action<string> news, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(ct);
                connection.Notification += (_, told) => news(told.Payload);
                await using var listen = connection.CreateCommand();
                listen.CommandText = $"listen {NewsChannel}";
                await listen.ExecuteNonQueryAsync(ct);
                while (true) await connection.WaitAsync(ct);
            }
            catch (NpgsqlException)
            {
                // What is said meanwhile is found by the sweep.
                await Task.Delay(ComeBackAfter, ct);
            }
        }
    }

    /// <summary>
    /// Waits for a question under way. The gate itself stays: who waits at it must come through and find the source
    /// closed, not wait for ever.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync();
        await CloseAsync();
        _one.Release();
    }

    private async Task CloseAsync()
    {
        _held.Clear();
        if (_session is not null) await _session.DisposeAsync();
        _session = null;
    }

    // A name of ours in front, so that other programs on the same database do not meet us by chance.
    private static long KeyOf(string what)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes("puskesos " + what), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
