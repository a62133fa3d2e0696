using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Hand-outs themselves from a spreadsheet: uploaded, tried, applied.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
[RequestSizeLimit(UploadBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadBytesMax)]
internal sealed class HandoutSheetPage(
    ConsoleDesk desk, HandoutSheet sheet, SheetDrafts drafts, ProgrammeWords programmes, PaperWords papers)
    : ConsolePage
{
    /// <summary>Five hundred rows, however they are dressed, and the fields around the file.</summary>
    internal const long FileBytesMax = 4 << 20, UploadBytesMax = FileBytesMax + (1 << 20);

    private const string Here = "~/console/penyaluran/berkas";

    public SheetDraft? Draft { get; private set; }

    public static IEnumerable<string> Headings => HandoutSheet.Example.Select(column => column.Heading);

    private Guid DeskId => desk.Me.DeskId ?? desk.Home.Desk.Id;

    public string Programme(HandoutLine line) => programmes.Of(line.Draft.Programme);

    public string Papers(HandoutLine line) => string.Join(", ", (line.Draft.Papers ?? []).Select(papers.Of));

    public IActionResult OnGet(string? unduh)
    {
        if (unduh == "contoh")
            return SheetFile.Of(
                isXlsx: true, "contoh-penyaluran", [.. Headings],
                [[.. HandoutSheet.Example.Select(column => column.Example)]]);
        Draft = drafts.Of(desk.Me.Id);
        if (unduh is not ("csv" or "xlsx")) return Page();
        return Draft?.Report is { } report
            ? ImportSheet.Of(unduh == "xlsx", "penyaluran", report.Problems)
            : NotFound();
    }

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? berkas, CancellationToken ct)
    {
        if (berkas is null || berkas.Length == 0) return Again("Pilih dulu berkasnya.");
        if (berkas.Length > FileBytesMax) return Again("Berkasnya lebih dari 4 MB. Hapus lembar dan gambar yang lain.");
        await using var content = berkas.OpenReadStream();
        var draft = await drafts.KeepAsync(berkas.FileName, content, ct);
        var call = new DistributionCall(desk.Read, desk.Scope, desk.Now);
        var report = await sheet.ReadAsync(call, DeskId, draft.Path, isDryRun: true, ct);
        drafts.Put(desk.Me.Id, draft with { Report = report });
        return Redirect(Here);
    }

    /// <param name="draft">The trial that was looked at.</param>
    public async Task<IActionResult> OnPostApplyAsync(Guid draft, CancellationToken ct)
    {
        if (drafts.Take(desk.Me.Id, draft) is not { } taken)
            return Again("Tidak ada yang bisa diterapkan. Unggah lagi berkasnya.");
        var report = await desk.WriteAsync((write, token) => ApplyAsync(write, taken, token), ct);
        drafts.Put(desk.Me.Id, taken with { Report = report });
        if (report.Refusal is null) Flash($"{report.Added} penyaluran dibuat dari berkas.");
        return Redirect(Here);
    }

    public IActionResult OnPostPutAway()
    {
        drafts.PutAway(desk.Me.Id);
        return Redirect(Here);
    }

    private async Task<HandoutReport> ApplyAsync(DeskDb write, SheetDraft taken, CancellationToken ct)
    {
        var call = new DistributionCall(write, desk.Scope, desk.Now);
        var report = await sheet.ReadAsync(call, DeskId, taken.Path, isDryRun: false, ct);
        foreach (var line in report.Lines)
            desk.Audit(write, "distribution_created", $"distribution:{line.Id}", deskId: DeskId);
        return report;
    }

    private RedirectResult Again(string problem)
    {
        Warn(problem);
        return Redirect(Here);
    }
}
