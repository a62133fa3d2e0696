using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Cases;

/// <summary>Cases week by week, for charts.</summary>
public static class CaseFigures
{
    /// <summary>Weeks that are shown, this one included; each is one short query.</summary>
    public const int WeeksMax = 8;

    /// <param name="cases">Those that may be seen.</param>
    /// <param name="weekStarts">When each week begins, ascending; at most <see cref="WeeksMax"/>.</param>
    public static async Task<IReadOnlyList<CaseWeek>> PerWeekAsync(
        IQueryable<Case> cases, IReadOnlyList<DateTimeOffset> weekStarts, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weekStarts.Count, WeeksMax);
        var weeks = new List<CaseWeek>(weekStarts.Count);
        foreach (var from in weekStarts)
        {
            var until = from.AddDays(7);
            var kinds = await cases.Where(c => c.OpenedAt >= from && c.OpenedAt < until).GroupBy(c => c.Kind)
                .Select(g => new
                {
                    Kind = g.Key,
                    Opened = g.Count(),
                    Answered = g.Count(c => c.AnsweredAt != null),
                    InTime = g.Count(c => c.AnsweredAt != null && c.Level == CaseLevel.FrontOffice),
                }).ToListAsync(ct);
            weeks.Add(new CaseWeek(
                from, kinds.ToDictionary(k => k.Kind, k => k.Opened), kinds.Sum(k => k.Answered),
                kinds.Sum(k => k.InTime)));
        }

        return weeks;
    }
}

/// <param name="Opened">By kind; a kind without any is not there.</param>
/// <param name="Answered">Of those opened in this week.</param>
/// <param name="InTime">Of those answered, without having been raised to the next level first.</param>
public sealed record CaseWeek(
    DateTimeOffset From, IReadOnlyDictionary<CaseKind, int> Opened, int Answered, int InTime);
