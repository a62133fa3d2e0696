using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Jobs;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>What recurs: how it went last, when it comes next, and "run now".</summary>
[Allow(StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager)]
internal sealed class JobsPage(ConsoleDesk desk, JobList jobs) : ConsolePage
{
    public IReadOnlyList<JobRow> Rows { get; private set; } = [];

    /// <summary>Names of staff who asked for the last runs.</summary>
    public IReadOnlyDictionary<Guid, string> Askers { get; private set; } = new Dictionary<Guid, string>();

    public bool MayRun => desk.Me.Role == StaffRole.Coordinator;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await jobs.ReadAsync(desk.Read, ct);
        var ids = Rows.Select(row => row.Run?.StaffId).OfType<Guid>().ToList();
        Askers = await desk.Scope.Staff(desk.Read).AsNoTracking().Where(s => ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, ct);
    }

    public async Task<IActionResult> OnPostAsync(string? job, CancellationToken ct)
    {
        if (!MayRun) return StatusCode(StatusCodes.Status403Forbidden);
        if (job is null || !await jobs.HasAsync(job, ct)) return NotFound();
        await desk.WriteAsync(
            (write, _) =>
            {
                desk.Audit(write, "job_run", $"job:{job}");
                return Task.FromResult(true);
            },
            ct);
        await jobs.RunAsync(job, desk.Me.Id, ct);
        Flash($"{JobWords.Label(job)} dijalankan. Hasilnya muncul di sini sebentar lagi.");
        return Redirect("~/console/pekerjaan");
    }
}
