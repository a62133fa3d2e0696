using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.WebChat;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>
/// The table of a hand-out, on a phone with a weak network: the page takes the list along, and sends what was tapped
/// when it can. Its scripts are in <c>ClientApp/src/console/table</c>.
/// </summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
[Scans]
internal sealed class TablePage(
    ConsoleDesk desk, TableList list, TableDesk table, DeskClock clock, ProgrammeWords programmes,
    Func<DialogSet> dialogs, IAntiforgery antiforgery) : ConsolePage
{
    /// <summary>Beside the pages it opens without network, since a worker sees no others.</summary>
    internal const string WorkerPattern = "/console/penyaluran/meja.js";

    private const string PaperText = "announcement_paper";

    public Distribution About { get; private set; } = null!;

    public string Programme => programmes.Of(About.Programme);

    /// <summary>As residents are told them.</summary>
    public IReadOnlyList<string> Papers => [.. About.Papers.Select(PaperOf)];

    public bool IsOpen => About.State is DistributionState.Running or DistributionState.Done;

    /// <summary>Its day has come, and it was not called off.</summary>
    public bool IsStartable => About.State is DistributionState.Planned or DistributionState.Announced
        or DistributionState.Changed && About.Date is { } day && day <= clock.Today;

    public bool MayDecide =>
        desk.Me.Role is StaffRole.BackOffice or StaffRole.Coordinator or StaffRole.Supervisor or StaffRole.Manager;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } about) return NotFound();
        About = about;
        return Page();
    }

    /// <summary><see cref="TableSheet"/>.</summary>
    public async Task<IActionResult> OnGetSheetAsync(Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } about) return NotFound();
        await table.OpenedAsync(about, ct);
        var token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken;
        return new JsonResult(await list.SheetAsync(about, token, ct));
    }

    /// <summary><see cref="TableNews"/>.</summary>
    public async Task<IActionResult> OnGetNewsAsync(Guid id, long since, CancellationToken ct) =>
        await list.FindAsync(id, ct) is { } about
            ? new JsonResult(await list.NewsAsync(about, since, ct))
            : NotFound();

    /// <summary>A list of <see cref="TablePerson"/>.</summary>
    public async Task<IActionResult> OnGetLookAsync(Guid id, string? words, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } about) return NotFound();
        var asked = words?.Trim() ?? "";
        if (asked.Length is 0 or > DistributionLimits.TextCharsMax) return BadRequest();
        return new JsonResult(await list.LookAsync(about.Id, asked, ct));
    }

    /// <summary>
    /// A JSON list of check-ins (id, entitlement, outcome, at; proxyName, proxyRelation, isSameFamily, reason), at most
    /// <see cref="TableLimits.BatchMax"/>; a <see cref="TableAnswer"/> for each, in their order.
    /// </summary>
    public async Task<IActionResult> OnPostRecordAsync(Guid id, CancellationToken ct)
    {
        if (!Request.HasJsonContentType()) return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (Request.ContentLength is not { } length) return StatusCode(StatusCodes.Status411LengthRequired);
        if (length > TableLimits.BodyBytesMax) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await list.FindAsync(id, ct) is null) return NotFound();
        if (await TableBatch.ReadAsync(Request.Body, ct) is not { } batch) return BadRequest();
        if (batch.Count > TableLimits.BatchMax) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        return new JsonResult(await table.RecordAsync(id, batch, ct));
    }

    public async Task<IActionResult> OnPostDecideAsync(
        Guid id, Guid entitlement, bool isAllowed, string? reason, CancellationToken ct)
    {
        if (!MayDecide) return StatusCode(StatusCodes.Status403Forbidden);
        var why = reason?.Trim() ?? "";
        if (why.Length is 0 or > DistributionLimits.TextCharsMax) return BadRequest();
        return await table.DecideAsync(id, entitlement, isAllowed, why, ct) switch
        {
            DistributionOutcome.NotFound => NotFound(),
            DistributionOutcome.Done => new JsonResult(await list.ChangesAsync([entitlement], ct)),
            _ => StatusCode(StatusCodes.Status409Conflict),
        };
    }

    public async Task<IActionResult> OnPostStartAsync(Guid id, CancellationToken ct)
    {
        var outcome = await table.StartAsync(id, ct);
        if (outcome is DistributionOutcome.NotFound) return NotFound();
        if (outcome is DistributionOutcome.Done) Flash("Penyaluran dimulai.");
        else Warn(outcome.Sentence);
        return Redirect($"~/console/penyaluran/{id}/meja");
    }

    /// <summary>The script that opens the page again where there is no network.</summary>
    internal static IResult Worker(HttpContext http, WebChatAssets assets) =>
        assets.PathOf("worker.js") is { } path ? assets.Serve(http, Path.GetFileName(path)) : Results.NotFound();

    private string PaperOf(string id)
    {
        var said = dialogs().Say(
            DialogSet.PreferredLanguage, PaperText, new Dictionary<string, SlotValue> { ["id"] = id });
        return said.Length > 0 ? said : id;
    }
}
