using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Reads what stands around a hand-out, within what the reader may see.</summary>
internal sealed class DistributionLook(ConsoleDesk desk)
{
    /// <summary>Null: there is none, or it is not for who asks.</summary>
    internal static Task<Distribution?> FindAsync(ConsoleDesk desk, Guid id, CancellationToken ct) =>
        desk.Scope.Distributions(desk.Read).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);

    /// <summary>Who comes when nobody is told a slot.</summary>
    internal Task<int> WithoutSlotAsync(Guid id, CancellationToken ct) =>
        desk.Scope.Entitlements(desk.Read).CountAsync(
            e => e.DistributionId == id && e.SlotAt == null && e.State != EntitlementState.Reassigned, ct);

    /// <summary>Proxies of another family that a person must decide about.</summary>
    internal async Task<IReadOnlyList<ProxyAsked>> ProxiesAsync(Guid id, int max, CancellationToken ct)
    {
        var asked = await desk.Scope.Entitlements(desk.Read).AsNoTracking()
            .Where(e => e.DistributionId == id && e.ProxyState == ProxyState.Undecided)
            .Join(desk.Read.Residents, e => e.ResidentId, r => r.Id, (e, r) => new { e, r.Name })
            .OrderBy(both => both.e.StateAt).Take(max).ToListAsync(ct);
        var caseIds = asked.Select(a => a.e.CaseId).OfType<Guid>().ToList();
        var receipts = await desk.Scope.Cases(desk.Read).Where(c => caseIds.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Receipt, ct);
        return [.. asked.Select(a => new ProxyAsked(
            a.e, DisplayName.Of(a.Name),
            a.e.CaseId is { } caseId ? receipts.GetValueOrDefault(caseId) : null))];
    }

    /// <summary>Shares that went to somebody else, newest first.</summary>
    internal async Task<IReadOnlyList<ShareMoved>> MovedAsync(Guid id, int max, CancellationToken ct)
    {
        var read = desk.Read;
        var all = await read.Reassignments.AsNoTracking().Where(r => r.DistributionId == id)
            .OrderByDescending(r => r.At).Take(max).ToListAsync(ct);
        var shares = all.SelectMany(r => new[] { r.FromEntitlementId, r.ToEntitlementId }).ToList();
        var names = await desk.Scope.Entitlements(read).Where(e => shares.Contains(e.Id))
            .Join(read.Residents, e => e.ResidentId, r => r.Id, (e, r) => new { e.Id, r.Name })
            .ToDictionaryAsync(e => e.Id, e => DisplayName.Of(e.Name), ct);
        return [.. all.Select(r => new ShareMoved(
            r, names.GetValueOrDefault(r.FromEntitlementId, "?"), names.GetValueOrDefault(r.ToEntitlementId, "?")))];
    }

    internal async Task<(string Label, Guid Id, string Code)?> OtherAsync(Distribution about, CancellationToken ct)
    {
        var (id, before) = (about.Id, about.SupersedesId);
        var found = await desk.Scope.Distributions(desk.Read).AsNoTracking()
            .Where(d => d.SupersedesId == id || d.Id == before)
            .OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        return (found.Id == before ? "Pengganti dari" : "Digantikan oleh", found.Id, found.Code);
    }
}

/// <summary>Somebody of another family comes for it.</summary>
/// <param name="Receipt">Of the case that asks; null: none.</param>
internal sealed record ProxyAsked(DistributionEntitlement Share, string Name, string? Receipt);

/// <param name="From">Name of who does not get it.</param>
/// <param name="To">Name of who does.</param>
internal sealed record ShareMoved(Reassignment Made, string From, string To);
