using System.Diagnostics;

namespace PuskesosBot.Server.Observability;

/// <summary>Asks every <see cref="ReadyCheck"/> at once.</summary>
internal sealed class Readiness(IServiceProvider services, IEnumerable<ReadyCheck> checks)
{
    /// <summary>Longest wait for one check: shorter than any prober's own limit, so that it hears why.</summary>
    internal static readonly TimeSpan CheckMax = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<CheckResult>> AskAsync(CancellationToken ct) =>
        await Task.WhenAll(checks.Select(check => AskAsync(check, ct)));

    private async Task<CheckResult> AskAsync(ReadyCheck check, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(CheckMax);
        try
        {
            var ready = await check.IsReady(services, limit.Token).WaitAsync(CheckMax, ct);
            return new CheckResult(check.Name, ready, watch.ElapsedMilliseconds, null);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // Only its type: a database's own words may name hosts, users or values.
            return new CheckResult(check.Name, false, watch.ElapsedMilliseconds, fault.GetType().Name);
        }
    }

    internal sealed record CheckResult(string Name, bool Ready, long ElapsedMs, string? Fault);
}
