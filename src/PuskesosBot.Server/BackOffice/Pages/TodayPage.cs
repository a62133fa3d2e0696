using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>What waits.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class TodayPage(ConsoleDesk desk) : ConsolePage
{
    public int OpenCases { get; private set; }

    public int Overdue { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var open = desk.Scope.Cases(desk.Read).Where(c => c.State != CaseState.Closed);
        OpenCases = await open.CountAsync(ct);
        var now = desk.Now;
        Overdue = await open.CountAsync(c => c.DueAt < now && c.ClockStoppedAt == null, ct);
    }
}
