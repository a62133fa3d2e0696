using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Lists that were read into the registry; a new one is uploaded, tried and applied.</summary>
[Allow(StaffRole.BackOffice, StaffRole.Coordinator)]
[RequestSizeLimit(UploadBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadBytesMax)]
internal sealed class ImportsPage(ConsoleDesk desk, ImportDrafts drafts) : ConsolePage
{
    /// <summary>The file and the fields around it.</summary>
    internal const long UploadBytesMax = ImportLimits.FileBytesMax + (1 << 20);

    /// <summary>Shown on the page; all are in the file to download.</summary>
    public const int ProblemsShownMax = 50;

    public IReadOnlyList<RegistryImport> Imports { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public ImportDraft? Draft => desk.Me.DeskId is { } deskId ? drafts.Of(deskId) : null;

    public async Task<IActionResult> OnGetAsync(string? unduh, int? hal, CancellationToken ct)
    {
        if (unduh is "csv" or "xlsx")
        {
            return Draft?.Report is { } report
                ? ImportSheet.Of(unduh == "xlsx", report.Source, report.Problems)
                : NotFound();
        }

        var page = Pager.Sound(hal);
        var imports = desk.Scope.Imports(desk.Read).AsNoTracking().OrderByDescending(i => i.StartedAt)
            .ThenByDescending(i => i.Id);
        var found = await Pager.Cut(imports, page).ToListAsync(ct);
        Imports = [.. found.Take(Pager.RowsPerPage)];
        Pager = new Pager(page, found.Count > Pager.RowsPerPage, n => Url.Content(
            string.Create(CultureInfo.InvariantCulture, $"~/console/data?hal={n}")));
        return Page();
    }

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? berkas, string? sumber, CancellationToken ct)
    {
        if (desk.Me.DeskId is not { } deskId) return StatusCode(StatusCodes.Status403Forbidden);
        if (berkas is null || berkas.Length == 0) return Again("Pilih dulu berkasnya.");
        if (berkas.Length > ImportLimits.FileBytesMax) return Again("Berkasnya lebih dari 64 MB. Pecah per RW.");
        var mine = await desk.Read.Desks.AsNoTracking().SingleAsync(d => d.Id == deskId, ct);
        await using var content = berkas.OpenReadStream();
        if (!await drafts.StartAsync(mine, sumber?.Trim() ?? "", berkas.FileName, content, ct))
            return Again("Berkas sebelumnya masih dikerjakan. Tunggu sampai selesai.");
        return Redirect("~/console/data");
    }

    public async Task<IActionResult> OnPostApplyAsync(Guid id, CancellationToken ct)
    {
        if (desk.Me.DeskId is not { } deskId || Draft is not { MayApply: true } draft || draft.Id != id)
            return Again("Tidak ada yang bisa diterapkan. Unggah lagi berkasnya.");
        await desk.WriteAsync(
            (write, _) =>
            {
                desk.Audit(write, "import_applied", string.Create(
                    CultureInfo.InvariantCulture, $"{draft.Source}, {draft.Report!.Rows.Read} rows"));
                return Task.FromResult(true);
            },
            ct);
        return drafts.Apply(deskId, id) ? Redirect("~/console/data") : Again("Sudah dijalankan orang lain.");
    }

    /// <param name="id">Of the draft.</param>
    /// <param name="kolom">Field to heading; a field without a heading is left out.</param>
    public IActionResult OnPostMap(Guid id, Dictionary<string, string?> kolom)
    {
        var chosen = kolom.Where(pair => pair.Value is { Length: > 0 })
            .ToDictionary(pair => pair.Key, pair => pair.Value!);
        var twice = chosen.GroupBy(pair => pair.Value).Where(group => group.Count() > 1)
            .Select(group => $"kolom “{group.Key}” untuk "
                + string.Join(" dan ", group.Select(pair => ImportSheet.WordOfField(pair.Key)))).ToList();
        if (twice.Count > 0) return Again($"Satu kolom hanya untuk satu isian: {string.Join("; ", twice)}.");
        if (desk.Me.DeskId is not { } deskId || !drafts.Map(deskId, id, chosen))
            return Again("Tidak ada yang bisa dicocokkan. Unggah lagi berkasnya.");
        return Redirect("~/console/data");
    }

    public IActionResult OnPostPutAway(Guid id)
    {
        if (desk.Me.DeskId is not { } deskId || !drafts.PutAway(deskId, id))
            return Again("Berkasnya masih dikerjakan.");
        return Redirect("~/console/data");
    }

    private RedirectResult Again(string problem)
    {
        Warn(problem);
        return Redirect("~/console/data");
    }
}
