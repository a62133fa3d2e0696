using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>The recap on paper or as a file: with names for the desk and the partner, figures for an RW head.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class DistributionRecapPage(ConsoleDesk desk, ProgrammeWords programmes, DeskClock clock) : ConsolePage
{
    /// <summary>Names on paper; of more the file is used.</summary>
    public const int PrintedMax = 2_000;

    public Distribution About { get; private set; } = null!;

    public DistributionRecap Recap { get; private set; } = new([]);

    public IReadOnlyList<RecapRow> Rows { get; private set; } = [];

    public string Programme => programmes.Of(About.Programme);

    public bool IsTableShown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? unduh, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        About = about;
        IsTableShown = new DistributionSteps(about, desk.Scope, mayReassign: false, clock.Today).IsTableShown;
        Recap = await DistributionRecap.OfAsync(desk.Read, desk.Scope, id, ct);
        var isFile = unduh is "csv" or "xlsx";
        if (desk.Scope.IsReadOnly) return isFile ? RecapSheet.Figures(unduh == "xlsx", about, Recap) : Page();
        Rows = await DistributionRecap.Rows(desk.Read, desk.Scope, id)
            .Take(isFile ? SheetFile.RowsMax : PrintedMax).ToListAsync(ct);
        if (!isFile) return Page();
        await desk.WriteAsync(
            (write, _) =>
            {
                desk.Audit(write, "recap_exported", string.Create(
                    CultureInfo.InvariantCulture, $"distribution:{id}, {Rows.Count} rows"), deskId: about.DeskId);
                return Task.FromResult(Rows.Count);
            },
            ct);
        return RecapSheet.People(unduh == "xlsx", about, Rows, clock);
    }
}
