using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Finds hand-outs and entitlements to change them: held until the commit.</summary>
internal static class DistributionRows
{
    internal static async Task<(Distribution? Found, DistributionOutcome? No)> TakeAsync(
        DistributionCall call, Guid id, CancellationToken ct)
    {
        if (call.Who.IsReadOnly) return (null, DistributionOutcome.No(DistributionRefusal.NotYourRole));
        var found = await HoldAsync<Distribution>(call.Desk, "distributions", id, ct);
        if (found is null || (call.Who.DeskId is { } own && own != found.DeskId))
            return (null, new DistributionOutcome.NotFound());
        return call.Version is { } seen && seen != found.Version
            ? (null, new DistributionOutcome.Overtaken())
            : (found, null);
    }

    internal static Task<Distribution?> HoldAsync(DeskDb desk, Guid id, CancellationToken ct) =>
        HoldAsync<Distribution>(desk, "distributions", id, ct);

    internal static Task<DistributionEntitlement?> HoldEntitlementAsync(DeskDb desk, Guid id, CancellationToken ct) =>
        HoldAsync<DistributionEntitlement>(desk, "distribution_entitlements", id, ct);

    /// <summary>Whoever makes several of a desk makes them one after the other.</summary>
    internal static Task<WelfareDesk?> HoldDeskAsync(DeskDb desk, Guid id, CancellationToken ct) =>
        HoldAsync<WelfareDesk>(desk, "desks", id, ct);

    private static async Task<T?> HoldAsync<T>(DeskDb desk, string table, Guid id, CancellationToken ct)
        where T : class
    {
        // Read from the database below, where what the caller changed would be missing.
        if (desk.ChangeTracker.HasChanges()) await desk.SaveChangesAsync(ct);
        var known = desk.Set<T>().Local.FindEntry(id);
        var sql = FormattableStringFactory.Create($"select * from {table} where \"Id\" = {{0}}" + desk.RowLock, id);
        var found = (await desk.Set<T>().FromSql(sql).ToListAsync(ct)).SingleOrDefault();
        // A row that was read before it was held may be an old one, and reading again does not refresh it.
        if (known is not null && found is not null) await known.ReloadAsync(ct);
        return found;
    }
}
