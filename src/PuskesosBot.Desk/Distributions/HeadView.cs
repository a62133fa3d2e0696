using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What a head is shown of his own area: counts, never a name or number, and nothing of another.</summary>
/// <param name="People">Listed people by programme.</param>
/// <param name="Pickups">Hand-outs to come, under way, or over for at most <see cref="OverDays"/> days.</param>
/// <param name="OpenCases">Null for the head of an RT: cases know the RW only.</param>
public sealed record HeadView(
    IReadOnlyList<ProgrammeCount> People, IReadOnlyList<HeadPickup> Pickups, int? OpenCases)
{
    /// <summary>Hand-outs shown; more would not fit into a message.</summary>
    public const int PickupsMax = 4;

    public const int OverDays = 14;

    /// <summary>Hand-outs of a desk that are looked at.</summary>
    private const int LookedAtMax = 500;

    public static async Task<HeadView> OfAsync(
        DeskDb desk, NeighbourhoodHead head, DateOnly today, CancellationToken ct)
    {
        var (deskId, rw, rt) = (head.DeskId, head.Rw, head.Rt);
        var people = await desk.Enrolments.AsNoTracking()
            .Where(e => e.DeskId == deskId && e.Status == EnrolmentStatus.Listed)
            .Join(desk.Residents, e => e.ResidentId, r => r.Id, (e, r) => new { e.Programme, r.Id, r.Rw, r.Rt })
            .Where(p => p.Rw == rw && (rt == null || p.Rt == rt))
            .GroupBy(p => p.Programme)
            .Select(g => new ProgrammeCount(g.Key, g.Select(p => p.Id).Distinct().Count()))
            .ToListAsync(ct);
        int? cases = rt is null
            ? await desk.Cases.CountAsync(c => c.DeskId == deskId && c.Rw == rw && c.ClosedAt == null, ct)
            : null;
        return new HeadView(
            [.. people.OrderBy(p => p.Programme, StringComparer.Ordinal)],
            await PickupsAsync(desk, head, today, ct), cases);
    }

    private static async Task<List<HeadPickup>> PickupsAsync(
        DeskDb desk, NeighbourhoodHead head, DateOnly today, CancellationToken ct)
    {
        var (deskId, rw, rt, since) = (head.DeskId, head.Rw, head.Rt, today.AddDays(-OverDays));
        var all = await desk.Distributions.AsNoTracking()
            .Where(d => d.DeskId == deskId && d.State != DistributionState.Cancelled
                && (d.Date == null || d.Date >= since))
            .OrderBy(d => d.Date == null).ThenBy(d => d.Date).ThenBy(d => d.Code)
            .Take(LookedAtMax).ToListAsync(ct);
        var here = all.Where(d => d.Rws.Contains(rw)).Take(PickupsMax).ToList();
        var shown = here.Select(d => d.Id).ToList();
        var counts = await desk.Entitlements.AsNoTracking()
            .Where(e => shown.Contains(e.DistributionId) && e.Rw == rw && (rt == null || e.Rt == rt))
            .GroupBy(e => new { e.DistributionId, e.State })
            .Select(g => new { g.Key.DistributionId, g.Key.State, Count = g.Count() })
            .ToListAsync(ct);
        return
        [
            .. here.Select(d => new HeadPickup(
                d,
                new RecapFigures(rw, [.. counts.Where(c => c.DistributionId == d.Id)
                    .Select(c => new StateCount(c.State, c.Count))]))),
        ];
    }
}

public sealed record ProgrammeCount(string Programme, int People);

/// <param name="Figures">Of his area only.</param>
public sealed record HeadPickup(Distribution About, RecapFigures Figures);
