using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Distributions;

/// <summary>The hand-outs of an RW that are still to come, told apart by what is known about them.</summary>
/// <param name="Dated">In order of day and hour; at most <see cref="ShownMax"/>.</param>
/// <param name="Cancelled">Called off, until their day has passed.</param>
/// <param name="Undated">The day is not known.</param>
/// <param name="HasMore">There are more than are shown.</param>
internal sealed record PickupList(
    IReadOnlyList<Distribution> Dated, IReadOnlyList<Distribution> Cancelled, IReadOnlyList<Distribution> Undated,
    bool HasMore)
{
    /// <summary>Of each kind: three of each, at some 200 characters, stay within one message.</summary>
    internal const int ShownMax = 3;

    /// <summary>Papers named per hand-out; the texts have as many places.</summary>
    internal const int PapersMax = 4;

    /// <summary>Hand-outs of a desk that are looked at.</summary>
    private const int OpenMax = 500;

    internal static async Task<PickupList> OfAsync(
        DeskDb desk, Guid deskId, string rw, DateOnly today, CancellationToken ct)
    {
        var open = await desk.Distributions.AsNoTracking()
            .Where(d => d.DeskId == deskId && d.State != DistributionState.Done && (d.Date == null || d.Date >= today))
            .OrderBy(d => d.Date).ThenBy(d => d.StartsAt).ThenBy(d => d.Code)
            .Take(OpenMax)
            .ToListAsync(ct);
        var here = open.Where(d => d.Rws.Contains(rw)).ToList();
        var cancelled = here.Where(d => d.State == DistributionState.Cancelled).ToList();
        var undated = here.Except(cancelled).Where(d => d.Date is null).ToList();
        var dated = here.Except(cancelled).Except(undated).ToList();
        var hasMore = ((List<Distribution>[])[dated, cancelled, undated]).Any(list => list.Count > ShownMax);
        return new PickupList(
            [.. dated.Take(ShownMax)], [.. cancelled.Take(ShownMax)], [.. undated.Take(ShownMax)], hasMore);
    }

    /// <summary>Fields of a hand-out for the texts; what is not known has a field that says so.</summary>
    internal static SlotValue Rows(IEnumerable<Distribution> list) => SlotValue.List(list.Select(Row));

    private static Dictionary<string, string> Row(Distribution d)
    {
        var isMoved = d.State == DistributionState.Changed && d.PreviousVenue is not null;
        var row = new Dictionary<string, string>
        {
            ["programme"] = d.Programme,
            ["title"] = d.Title,
            ["date"] = d.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ["time"] = d.StartsAt?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
            ["time_unknown"] = d.StartsAt is null ? "yes" : "",
            ["venue"] = isMoved ? "" : d.Venue ?? "",
            ["new_venue"] = isMoved ? d.Venue ?? "" : "",
            ["venue_unknown"] = d.Venue is null ? "yes" : "",
            ["sponsor"] = d.Sponsor ?? "",
        };
        foreach (var (paper, at) in d.Papers.Take(PapersMax).Select((paper, at) => (paper, at + 1)))
            row[string.Create(CultureInfo.InvariantCulture, $"paper_{at}")] = paper;
        return row;
    }
}
