using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Gives the share of somebody who is gone to somebody who needs it, with minutes.</summary>
[Allow(StaffRole.BackOffice, StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager)]
internal sealed class ReassignPage(ConsoleDesk desk, ReassignmentDesk reassignments) : ConsolePage
{
    /// <summary>Residents to choose from; of more the name must be typed further.</summary>
    public const int FoundMax = 20;

    public Distribution About { get; private set; } = null!;

    public DistributionEntitlement Share { get; private set; } = null!;

    /// <summary>Of who does not get it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the name of the new one begins.</summary>
    public string Search { get; private set; } = "";

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public (Guid? To, string Reason) Chosen { get; private set; } = (null, "");

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid share, string? nama, CancellationToken ct) =>
        await LoadAsync(id, share, nama, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        Guid id, Guid share, string? nama, Guid? to, string? reason, CancellationToken ct)
    {
        if (!await LoadAsync(id, share, nama, ct)) return NotFound();
        Chosen = (to, reason ?? "");
        if (to is not { } residentId) Problem = "Pilih dulu siapa yang menerima.";
        else if (!ReassignmentDesk.Reasons.ContainsKey(Chosen.Reason)) Problem = "Pilih dulu alasannya.";
        else
        {
            var (outcome, made) = await desk.WriteAsync(
                async (write, token) =>
                {
                    var call = new DistributionCall(write, desk.Scope, desk.Now);
                    var result = await reassignments.ReassignAsync(call, share, residentId, Chosen.Reason, token);
                    if (result.Made is not null)
                        desk.Audit(write, "share_reassigned", $"distribution:{id}", residentId, About.DeskId);
                    return result;
                },
                ct);
            if (made is not null)
            {
                Flash("Jatah dialihkan. Cetak berita acaranya untuk ditandatangani.");
                return Redirect($"~/console/penyaluran/{id}/berita-acara/{made.Id}");
            }

            Problem = outcome.Sentence;
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, Guid share, string? nama, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return false;
        var found = await desk.Scope.Entitlements(desk.Read).AsNoTracking()
            .Where(e => e.Id == share && e.DistributionId == id)
            .Join(desk.Read.Residents, e => e.ResidentId, r => r.Id, (e, r) => new { e, r.Name })
            .SingleOrDefaultAsync(ct);
        if (found is null) return false;
        (About, Share, Name) = (about, found.e, DisplayName.Of(found.Name));
        Search = (nama ?? "").Trim();
        if (Search.Length > CaseFilter.SearchCharsMax) Search = Search[..CaseFilter.SearchCharsMax];
        var (deskId, rws, own) = (about.DeskId, about.Rws, found.e.ResidentId);
        var here = desk.Scope.Residents(desk.Read).AsNoTracking()
            .Where(r => r.DeskId == deskId && r.Rw != null && rws.Contains(r.Rw) && r.Id != own);
        if (ResidentSearch.Named(here, Search) is { } named)
            Found = await named.OrderBy(r => r.SearchName).ThenBy(r => r.Id).Take(FoundMax).ToListAsync(ct);
        return true;
    }
}
