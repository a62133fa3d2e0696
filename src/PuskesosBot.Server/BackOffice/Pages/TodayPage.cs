using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>What waits.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class TodayPage(ConsoleDesk desk, DeskClock clock) : ConsolePage
{
    private const int AlarmsMax = 20, DistributionsMax = 20;

    public int OpenCases { get; private set; }

    public int Overdue { get; private set; }

    /// <summary>Residents who wait for a person.</summary>
    public int Handovers { get; private set; }

    public int Parked { get; private set; }

    /// <summary>Hand-outs of today that were not called off.</summary>
    public IReadOnlyList<DistributionLine> Distributions { get; private set; } = [];

    public IReadOnlyList<ChannelAlarm> Alarms { get; private set; } = [];

    /// <summary>Null where only the numbers are fetched anew.</summary>
    public TodayCharts? Charts { get; private set; }

    /// <inheritdoc cref="Charts"/>
    public HandoverHours? Hours { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = desk.Now;
        var open = desk.Scope.Cases(desk.Read).Where(c => c.ClosedAt == null);
        OpenCases = await open.CountAsync(ct);
        Overdue = await open.CountAsync(c => c.DueAt < now && c.ClockStoppedAt == null, ct);
        if (!IsPart)
            Charts = new TodayCharts(await CaseFigures.PerWeekAsync(desk.Scope.Cases(desk.Read), Weeks(), ct));
        Distributions = await DistributionsAsync(ct);
        if (desk.Scope.IsReadOnly) return;
        if (!IsPart) Hours = await HandoverHours.OfAsync(desk, clock, ct);
        Handovers = await desk.Scope.Handovers(desk.Read)
            .CountAsync(h => h.EndedAt == null && h.HeldBy == null, ct);
        Parked = await desk.Scope.Parked(desk.Read).CountAsync(p => p.SettledAt == null, ct);
        Alarms = await desk.Read.ChannelAlarms.AsNoTracking().Where(a => a.ClearedAt == null)
            .OrderBy(a => a.Since).Take(AlarmsMax).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<DistributionLine>> DistributionsAsync(CancellationToken ct)
    {
        var (today, deskId) = (clock.Today, desk.Me.DeskId ?? desk.Home.Desk.Id);
        var found = await desk.Scope.Distributions(desk.Read).AsNoTracking()
            .Where(d => d.DeskId == deskId && d.Date == today && d.State != DistributionState.Cancelled)
            .OrderBy(d => d.StartsAt).ThenBy(d => d.Id).Take(DistributionsMax).ToListAsync(ct);
        return await DistributionCounts.OfAsync(desk.Read, desk.Scope, found, ct);
    }

    /// <summary>When this week and those before it began, on Mondays.</summary>
    private List<DateTimeOffset> Weeks()
    {
        var monday = clock.Today.AddDays(-(((int)clock.Today.DayOfWeek + 6) % 7));
        return [.. Enumerable.Range(0, CaseFigures.WeeksMax)
            .Select(n => clock.StartOf(monday.AddDays(7 * (n - CaseFigures.WeeksMax + 1))))];
    }
}
