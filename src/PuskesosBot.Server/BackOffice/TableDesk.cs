using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Writes what officers tap at the table.</summary>
internal sealed class TableDesk(ConsoleDesk desk, TableList list, CheckInDesk checkIns, DistributionDesk handOuts)
{
    private const string Invalid = "Invalid", Again = "Again";

    /// <summary>Each in a transaction of its own, in the order given; an answer for each.</summary>
    public async Task<IReadOnlyList<TableAnswer>> RecordAsync(
        Guid id, IReadOnlyList<(Guid? Id, NewCheckIn? What)> batch, CancellationToken ct)
    {
        var verdicts = new List<(Guid? Id, Guid? Of, string Verdict)>();
        foreach (var (key, what) in batch)
            verdicts.Add((key, what?.EntitlementId, what is null ? Invalid : await RecordAsync(id, what, ct)));
        // Of what is not for who asks, or of another hand-out, not even the state is told.
        var told = verdicts.Where(v => v.Of is not null && v.Verdict != nameof(CheckInVerdict.NotYours))
            .Select(v => v.Of!.Value).Distinct().ToList();
        var changes = (await list.ChangesAsync(told, ct)).ToDictionary(change => change.Id);
        return [.. verdicts.Select(v => new TableAnswer(
            v.Id, v.Verdict, told.Contains(v.Of ?? Guid.Empty) ? changes.GetValueOrDefault(v.Of!.Value) : null))];
    }

    public Task<DistributionOutcome> StartAsync(Guid id, CancellationToken ct) => desk.WriteAsync(
        async (write, token) =>
        {
            var outcome = await handOuts.StartAsync(new DistributionCall(write, desk.Scope, desk.Now), id, token);
            if (outcome is DistributionOutcome.Done done)
                desk.Audit(write, "table_started", $"distribution:{id}", deskId: done.Distribution.DeskId);
            return outcome;
        },
        ct);

    public Task<DistributionOutcome> DecideAsync(
        Guid id, Guid entitlementId, bool isAllowed, string reason, CancellationToken ct) => desk.WriteAsync(
        async (write, token) =>
        {
            if (!await desk.Scope.Entitlements(write)
                .AnyAsync(e => e.Id == entitlementId && e.DistributionId == id, token))
                return new DistributionOutcome.NotFound();
            var call = new DistributionCall(write, desk.Scope, desk.Now);
            var outcome = await checkIns.DecideProxyAsync(call, entitlementId, isAllowed, reason, token);
            if (outcome is DistributionOutcome.Done done)
                desk.Audit(write, "proxy_decided", $"entitlement:{entitlementId}", deskId: done.Distribution.DeskId);
            return outcome;
        },
        ct);

    /// <summary>Notes that a list of people was taken along.</summary>
    public Task<bool> OpenedAsync(Distribution about, CancellationToken ct) => desk.WriteAsync(
        (write, _) =>
        {
            desk.Audit(write, "table_opened", $"distribution:{about.Id}", deskId: about.DeskId);
            return Task.FromResult(true);
        },
        ct);

    private async Task<string> RecordAsync(Guid id, NewCheckIn what, CancellationToken ct)
    {
        try
        {
            var verdict = await desk.WriteAsync(
                async (write, token) =>
                {
                    var entitlementId = what.EntitlementId;
                    if (!await desk.Scope.Entitlements(write)
                        .AnyAsync(e => e.Id == entitlementId && e.DistributionId == id, token))
                        return CheckInVerdict.NotYours;
                    var call = new DistributionCall(write, desk.Scope, desk.Now);
                    return (await checkIns.ApplyAsync(call, what, token)).Verdict;
                },
                ct);
            return verdict.ToString();
        }
        catch (DbUpdateException)
        {
            // Somebody changed the row in between: sent again, it is judged by what is there then.
            return Again;
        }
    }
}
