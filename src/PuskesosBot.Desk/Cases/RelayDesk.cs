using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Cases;

/// <summary>
/// Which changes of cases an outside queue is still to be told, and what became of each. The rows are the truth: a
/// round may run anywhere, twice, or die in the middle; what was told twice carries the same key.
/// </summary>
public sealed class RelayDesk(DeskDatabase database)
{
    /// <summary>Changes taken in one round.</summary>
    public const int RoundMax = 50;

    /// <summary>Tries before a change is parked; with the delays between them about a day and a half.</summary>
    public const int AttemptsMax = 12;

    /// <summary>A round that died gives its rows back after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30), LongestDelay = TimeSpan.FromHours(6);

    /// <summary>
    /// Takes what is due, oldest first. Of one case only the oldest: the outside must hear of changes in their order.
    /// </summary>
    public Task<IReadOnlyList<RelayItem>> TakeAsync(DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync<IReadOnlyList<RelayItem>>(
            async (desk, token) =>
            {
                var open = desk.CaseRelays.Where(r => r.SentAt == null && r.ParkedAt == null);
                var due = await open
                    .Where(r => r.DueAt <= now && !open.Any(e => e.CaseId == r.CaseId && e.CreatedAt < r.CreatedAt))
                    .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Take(RoundMax).ToListAsync(token);
                var eventIds = due.Select(r => r.EventId).ToList();
                var events = await desk.CaseEvents.AsNoTracking().Where(e => eventIds.Contains(e.Id))
                    .ToDictionaryAsync(e => e.Id, token);
                var caseIds = due.Select(r => r.CaseId).ToList();
                var cases = await desk.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id))
                    .ToDictionaryAsync(c => c.Id, token);
                foreach (var relay in due) (relay.DueAt, relay.Attempts) = (now + Lease, relay.Attempts + 1);
                return [.. due.Select(r => new RelayItem(r.Id, cases[r.CaseId], events[r.EventId]))];
            },
            ct);

    public Task SentAsync(Guid id, DateTimeOffset now, CancellationToken ct) =>
        ChangeAsync(id, relay => (relay.SentAt, relay.Error) = (now, null), ct);

    /// <param name="error">Status code or kind of failure; never a body.</param>
    /// <param name="isFinal">Trying again cannot help: parked at once.</param>
    public Task FailedAsync(Guid id, string error, bool isFinal, DateTimeOffset now, CancellationToken ct) =>
        ChangeAsync(
            id,
            relay =>
            {
                relay.Error = error;
                relay.DueAt = now + DelayAfter(relay.Attempts);
                if (isFinal || relay.Attempts >= AttemptsMax) relay.ParkedAt = now;
            },
            ct);

    /// <summary>By hand: a parked change goes again, with all its tries.</summary>
    /// <returns>How many.</returns>
    /// <param name="caseId">Null: of all cases.</param>
    public Task<int> ReplayAsync(Guid? caseId, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync(
            (desk, token) => desk.CaseRelays
                .Where(r => r.ParkedAt != null && (caseId == null || r.CaseId == caseId))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.ParkedAt, (DateTimeOffset?)null).SetProperty(r => r.Attempts, 0)
                        .SetProperty(r => r.DueAt, now),
                    token),
            ct);

    private Task<bool> ChangeAsync(Guid id, Action<CaseRelay> change, CancellationToken ct) =>
        database.WriteAsync(
            async (desk, token) =>
            {
                change(await desk.CaseRelays.SingleAsync(r => r.Id == id, token));
                return true;
            },
            ct);

    private static TimeSpan DelayAfter(int attempts)
    {
        var ticks = FirstDelay.Ticks * Math.Pow(2, Math.Min(attempts, 30) - 1);
        return ticks >= LongestDelay.Ticks ? LongestDelay : TimeSpan.FromTicks((long)ticks);
    }
}

/// <summary>One change to be told.</summary>
/// <param name="Id">Also its idempotency key.</param>
public sealed record RelayItem(Guid Id, Case Case, CaseEvent Event);
