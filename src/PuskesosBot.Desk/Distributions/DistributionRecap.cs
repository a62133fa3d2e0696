using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Figures of one hand-out for staff, RW head and partner.</summary>
/// <param name="Rws">In order of the RW; of a head only his own.</param>
public sealed record DistributionRecap(IReadOnlyList<RecapFigures> Rws)
{
    public RecapFigures Total => new("", [.. Rws.SelectMany(rw => rw.States).GroupBy(s => s.State)
        .Select(same => new StateCount(same.Key, same.Sum(s => s.Count)))]);

    /// <summary>Rows are counted, within what who asks may see.</summary>
    public static async Task<DistributionRecap> OfAsync(
        DeskDb desk, StaffScope who, Guid distributionId, CancellationToken ct)
    {
        var counts = await who.Entitlements(desk).AsNoTracking().Where(e => e.DistributionId == distributionId)
            .GroupBy(e => new { e.Rw, e.State })
            .Select(g => new { g.Key.Rw, g.Key.State, Count = g.Count() })
            .ToListAsync(ct);
        return new DistributionRecap([.. counts.GroupBy(c => c.Rw).OrderBy(rw => rw.Key, StringComparer.Ordinal)
            .Select(rw => new RecapFigures(rw.Key, [.. rw.Select(c => new StateCount(c.State, c.Count))]))]);
    }

    /// <summary>Everybody of it, in the order of RW, RT and slot: for the list at the table, the absent list and the
    /// recap as a file.</summary>
    /// <param name="states">Empty: all.</param>
    public static IQueryable<RecapRow> Rows(
        DeskDb desk, StaffScope who, Guid distributionId, params IReadOnlyList<EntitlementState> states) =>
        Named(desk, who, distributionId, "", states);

    /// <inheritdoc cref="Rows"/>
    /// <param name="name">How the name begins; empty: everybody.</param>
    public static IQueryable<RecapRow> Named(
        DeskDb desk, StaffScope who, Guid distributionId, string name, IReadOnlyList<EntitlementState> states)
    {
        var key = PersonNames.Search(name);
        return who.Entitlements(desk).AsNoTracking()
            .Where(e => e.DistributionId == distributionId && (states.Count == 0 || states.Contains(e.State)))
            .Join(desk.Residents, e => e.ResidentId, r => r.Id, (e, r) => new { e, r })
            .Where(both => both.r.SearchName.StartsWith(key))
            .OrderBy(both => both.e.Rw).ThenBy(both => both.e.Rt).ThenBy(both => both.e.SlotAt)
            .ThenBy(both => both.e.Id)
            .Select(both => new RecapRow(both.e.Id, both.r.Name, both.r.Address, both.e.Rw, both.e.Rt)
            {
                SlotAt = both.e.SlotAt,
                State = both.e.State,
                StateAt = both.e.StateAt,
                ProxyName = both.e.ProxyName,
                Nominal = both.e.Nominal,
                Code = desk.PickupPasses.Where(p => p.EntitlementId == both.e.Id).Select(p => p.Code).FirstOrDefault(),
            });
    }
}

/// <param name="Rw">Two digits; empty for the total.</param>
public sealed record RecapFigures(string Rw, IReadOnlyList<StateCount> States)
{
    /// <summary>A share that went to somebody else is listed once, under its new owner.</summary>
    public int Listed => States.Where(s => s.State != EntitlementState.Reassigned).Sum(s => s.Count);

    public int Came => Of(EntitlementState.Taken);
    public int Proxy => Of(EntitlementState.TakenByProxy);
    public int Delivered => Of(EntitlementState.Delivered);
    public int Reassigned => Of(EntitlementState.Reassigned);

    /// <summary>Nobody came for it and nothing is under way.</summary>
    public int Absent => Of(EntitlementState.Absent);

    /// <summary>Still to come back, to be visited or to be decided.</summary>
    public int Open => Listed - Came - Proxy - Delivered - Absent - Of(EntitlementState.Refused);

    public int Of(EntitlementState state) => States.Where(s => s.State == state).Sum(s => s.Count);
}

public readonly record struct StateCount(EntitlementState State, int Count);

/// <summary>One person of a recap; for staff and the partner, never for a chat.</summary>
public sealed record RecapRow(Guid EntitlementId, string Name, string Address, string Rw, string? Rt)
{
    public TimeOnly? SlotAt { get; init; }
    public EntitlementState State { get; init; }
    public DateTimeOffset StateAt { get; init; }
    public string? ProxyName { get; init; }
    public string? Nominal { get; init; }
    public string? Code { get; init; }
}
