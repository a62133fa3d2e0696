using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>People of a hand-out by what became of their share; names are for the desk alone.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class DistributionPeoplePage(ConsoleDesk desk, ProgrammeCatalog programmes, DeskClock clock)
    : ConsolePage
{
    public const int SearchCharsMax = 100;

    public Distribution About { get; private set; } = null!;

    public DistributionSteps Steps { get; private set; } = null!;

    public RecapFigures Total { get; private set; } = new("", []);

    public EntitlementState? State { get; private set; }

    public string Search { get; private set; } = "";

    public IReadOnlyList<RecapRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public async Task<IActionResult> OnGetAsync(
        Guid id, string? status, string? cari, string? unduh, int? hal, CancellationToken ct)
    {
        if (await DistributionLook.FindAsync(desk, id, ct) is not { } about) return NotFound();
        About = about;
        State = Enum.TryParse<EntitlementState>(status, out var read) && Enum.IsDefined(read) ? read : null;
        Search = (cari ?? "").Trim();
        if (Search.Length > SearchCharsMax) Search = Search[..SearchCharsMax];
        var rows = DistributionRecap.Named(
            desk.Read, desk.Scope, id, Search, State is { } state ? [state] : []);
        if (unduh is "csv" or "xlsx") return await ExportAsync(rows, unduh == "xlsx", ct);
        var mayReassign = programmes.Find(about.Programme)?.MayReassign ?? false;
        Steps = new DistributionSteps(about, desk.Scope, mayReassign, clock.Today);
        Total = (await DistributionRecap.OfAsync(desk.Read, desk.Scope, id, ct)).Total;
        var page = Pager.Sound(hal);
        var found = await Pager.Cut(rows, page).ToListAsync(ct);
        Rows = [.. found.Take(Pager.RowsPerPage)];
        Pager = new Pager(page, found.Count > Pager.RowsPerPage, Link);
        return Page();
    }

    /// <summary>Address of the same list in another state; null: all.</summary>
    public string LinkTo(EntitlementState? state) =>
        Url.Content($"~/console/penyaluran/{About.Id}/warga") + QueryString.Create(
            [KeyValuePair.Create("status", state?.ToString()), KeyValuePair.Create("cari", (string?)Search)]);

    /// <summary>It has not arrived, and may go to somebody else.</summary>
    public bool MayMove(RecapRow row) => Steps.MayReassign && row.State is not (
        EntitlementState.Taken or EntitlementState.TakenByProxy or EntitlementState.Delivered
        or EntitlementState.Reassigned);

    private string Link(int page) =>
        $"{LinkTo(State)}&hal={page.ToString(CultureInfo.InvariantCulture)}";

    private async Task<FileResult> ExportAsync(IQueryable<RecapRow> rows, bool isXlsx, CancellationToken ct)
    {
        var all = await rows.Take(SheetFile.RowsMax).ToListAsync(ct);
        await desk.WriteAsync(
            (write, _) =>
            {
                desk.Audit(write, "recap_exported", string.Create(
                    CultureInfo.InvariantCulture, $"distribution:{About.Id}, {all.Count} rows"), deskId: About.DeskId);
                return Task.FromResult(all.Count);
            },
            ct);
        return RecapSheet.People(isXlsx, About, all, clock);
    }
}
