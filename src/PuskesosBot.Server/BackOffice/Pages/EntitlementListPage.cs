using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>A list of entitled people from a spreadsheet: uploaded, tried, applied.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
[RequestSizeLimit(UploadBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadBytesMax)]
internal sealed class EntitlementListPage(
    ConsoleDesk desk, EntitlementList list, EntitledPeople people, SheetDrafts drafts, DeskClock clock)
    : ConsolePage
{
    /// <summary>The file and the fields around it.</summary>
    internal const long UploadBytesMax = SheetDrafts.FileBytesMax + (1 << 20);

    public Distribution About { get; private set; } = null!;

    public SheetDraft? Draft { get; private set; }

    public bool IsOpen { get; private set; }

    public bool IsTableShown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? unduh, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        (About, Draft) = (about, drafts.Of(id));
        if (unduh is "csv" or "xlsx")
        {
            return Draft?.Report is { } report
                ? ImportSheet.Of(unduh == "xlsx", about.Code, report.Problems)
                : NotFound();
        }

        var steps = new DistributionSteps(about, desk.Scope, mayReassign: false, clock.Today);
        (IsOpen, IsTableShown) = (steps.IsOpen, steps.IsTableShown);
        return Page();
    }

    public async Task<IActionResult> OnPostUploadAsync(Guid id, IFormFile? berkas, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is null) return NotFound();
        if (berkas is null || berkas.Length == 0) return Again(id, "Pilih dulu berkasnya.");
        if (berkas.Length > SheetDrafts.FileBytesMax)
            return Again(id, "Berkasnya lebih dari 16 MB. Pecah per RW.");
        await using var content = berkas.OpenReadStream();
        var draft = await drafts.KeepAsync(berkas.FileName, content, ct);
        // Reading is all a trial does: residents who write meanwhile do not wait for it.
        var call = new DistributionCall(desk.Read, desk.Scope, desk.Now);
        drafts.Put(id, draft with { Report = await list.ReadAsync(call, id, draft.Path, isDryRun: true, ct) });
        return Redirect($"~/console/penyaluran/{id}/daftar");
    }

    /// <param name="draft">The trial that was looked at.</param>
    public async Task<IActionResult> OnPostApplyAsync(Guid id, Guid draft, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        if (drafts.Take(id, draft) is not { } taken)
            return Again(id, "Tidak ada yang bisa diterapkan. Unggah lagi berkasnya.");
        var report = await desk.WriteAsync(
            async (write, token) =>
            {
                var call = new DistributionCall(write, desk.Scope, desk.Now);
                var done = await list.ReadAsync(call, id, taken.Path, isDryRun: false, token);
                if (done.Refusal is not null) return done;
                await people.IssuePassesAsync(call, id, token);
                desk.Audit(write, "distribution_listed", $"distribution:{id}", deskId: about.DeskId);
                return done;
            },
            ct);
        drafts.Put(id, taken with { Report = report });
        if (report.Refusal is null) Flash($"{report.Added} orang ditambahkan dari berkas.");
        return Redirect($"~/console/penyaluran/{id}/daftar");
    }

    public async Task<IActionResult> OnPostPutAwayAsync(Guid id, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is null) return NotFound();
        drafts.PutAway(id);
        return Redirect($"~/console/penyaluran/{id}/daftar");
    }

    private RedirectResult Again(Guid id, string problem)
    {
        Warn(problem);
        return Redirect($"~/console/penyaluran/{id}/daftar");
    }
}
