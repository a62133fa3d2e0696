using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Minutes of a share that went to somebody else, on paper for signature.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class MinutesPage(ConsoleDesk desk) : ConsolePage
{
    public Distribution About { get; private set; } = null!;

    public Reassignment Made { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid made, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        var found = await desk.Read.Reassignments.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == made && r.DistributionId == id, ct);
        if (found is null) return NotFound();
        (About, Made) = (about, found);
        return Page();
    }
}
