using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Figures beside each hand-out of a list, within what the reader may see.</summary>
internal static class DistributionCounts
{
    internal static async Task<IReadOnlyList<DistributionLine>> OfAsync(
        DeskDb desk, StaffScope scope, IReadOnlyList<Distribution> shown, CancellationToken ct)
    {
        var ids = shown.Select(d => d.Id).ToList();
        var counts = await scope.Entitlements(desk).AsNoTracking().Where(e => ids.Contains(e.DistributionId))
            .GroupBy(e => new { e.DistributionId, e.State })
            .Select(g => new { g.Key.DistributionId, g.Key.State, Count = g.Count() })
            .ToListAsync(ct);
        var byId = counts.ToLookup(c => c.DistributionId, c => new StateCount(c.State, c.Count));
        return [.. shown.Select(d => new DistributionLine(d, new RecapFigures("", [.. byId[d.Id]])))];
    }
}

/// <summary>One hand-out of a list.</summary>
internal sealed record DistributionLine(Distribution About, RecapFigures Figures);
