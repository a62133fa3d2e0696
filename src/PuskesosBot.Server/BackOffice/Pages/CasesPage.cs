using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>All cases, as a list or as a board.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class CasesPage(ConsoleDesk desk, DeskClock clock, ProgrammeWords programmes) : ConsolePage
{
    /// <summary>Cards of one column; more are in the list.</summary>
    public const int CardsMax = 20;

    private static readonly CaseColumn[] Board =
    [
        new("Baru", [CaseState.Received, CaseState.Reopened]),
        new("Dikerjakan", [CaseState.Checked, CaseState.InProgress]),
        new("Menunggu warga", [CaseState.WaitingForResident]),
        new("Rujukan", [CaseState.AwaitingApproval, CaseState.Referred, CaseState.PartnerAnswered]),
        new("Terealisasi", [CaseState.Realised]),
    ];

    /// <summary>What was asked for, as it stands in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public CaseAsked Asked { get; set; } = new();

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public IReadOnlyList<(CaseColumn Column, IReadOnlyList<CaseRow> Rows, bool HasMore)> Columns { get; private set; }
        = [];

    public IReadOnlyList<(Guid Id, string Name)> Desks { get; private set; } = [];

    public IEnumerable<(string Id, string Name)> Programmes => programmes.All;

    /// <summary>Address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    public bool IsBoard => Asked.Tampil == "papan";

    public async Task<IActionResult> OnGetAsync(string? sesudah, string? unduh, CancellationToken ct)
    {
        var filter = Asked.Filter(desk.Me.DeskId ?? Asked.Meja ?? desk.Home.Desk.Id);
        if (desk.Me.DeskId is null) Desks = await DesksAsync(ct);
        if (unduh is "csv" or "xlsx") return await ExportAsync(filter, unduh == "xlsx", ct);
        if (IsBoard) Columns = await BoardAsync(filter, ct);
        else
        {
            var list = new CaseList(desk.Scope);
            var part = await list.ReadAsync(
                desk.Read, filter, CaseAsked.Mark(sesudah), Pager.RowsPerPage, desk.Now, ct);
            Rows = await NamedAsync(part.Cases, ct);
            if (part.Next is { } next) Next = $"{Asked.Query()}&sesudah={CaseAsked.Text(next)}";
        }

        return Page();
    }

    /// <summary>Too short to be a name, and no receipt either.</summary>
    public bool IsSearchTooShort =>
        Asked.Cari is { Length: > 0 } && Asked.Cari.Count(char.IsLetter) < ResidentSearch.NameLettersMin;

    private async Task<List<(CaseColumn, IReadOnlyList<CaseRow>, bool)>> BoardAsync(
        CaseFilter filter, CancellationToken ct)
    {
        var list = new CaseList(desk.Scope);
        var columns = new List<(CaseColumn, IReadOnlyList<CaseRow>, bool)>();
        foreach (var column in Board)
        {
            var part = await list.ReadAsync(
                desk.Read, filter with { States = column.States }, null, CardsMax, desk.Now, ct);
            columns.Add((column, await NamedAsync(part.Cases, ct), part.Next is not null));
        }

        return columns;
    }

    private async Task<FileResult> ExportAsync(CaseFilter filter, bool isXlsx, CancellationToken ct)
    {
        var part = await new CaseList(desk.Scope).ReadAsync(
            desk.Read, filter, null, SheetFile.RowsMax, desk.Now, ct);
        var rows = await NamedAsync(part.Cases, ct);
        // An RW head writes nothing, and what he may download he may read on every page anyway.
        if (!desk.Scope.IsReadOnly)
        {
            await desk.WriteAsync(
                (write, _) =>
                {
                    desk.Audit(write, "cases_exported", $"{rows.Count} rows");
                    return Task.FromResult(rows.Count);
                },
                ct);
        }

        return SheetFile.Of(
            isXlsx, "laporan",
            ["Resi", "Jenis", "Status", "Warga", "RW", "Program", "Isi", "Petugas", "Tingkat", "Dibuat", "Batas"],
            rows.Select(row => (string[])
            [
                row.Case.Receipt, CaseWords.Of(row.Case.Kind), CaseWords.Of(row.Case.State), row.Resident,
                row.Case.Rw ?? "", programmes.Of(row.Case.Programme), row.Case.Summary, row.Assignee,
                CaseWords.Of(row.Case.Level), clock.Full(row.Case.OpenedAt),
                row.Case.DueAt is { } due ? clock.Full(due) : "",
            ]));
    }

    private async Task<IReadOnlyList<CaseRow>> NamedAsync(IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var names = new CaseNames(desk);
        await names.LoadAsync(cases, ct);
        return [.. cases.Select(c => new CaseRow(
            c, names.Resident(c), names.Assignee(c), programmes.Of(c.Programme), IsLate(c)))];
    }

    private bool IsLate(Case about) =>
        about is { IsOpen: true, ClockStoppedAt: null, DueAt: { } due } && due < desk.Now;

    private async Task<IReadOnlyList<(Guid, string)>> DesksAsync(CancellationToken ct)
    {
        var all = await desk.Read.Desks.AsNoTracking().OrderBy(d => d.Name).Select(d => new { d.Id, d.Name })
            .ToListAsync(ct);
        return [.. all.Select(d => (d.Id, d.Name))];
    }
}

/// <param name="Resident">Empty: nobody in particular.</param>
/// <param name="Assignee">Empty: nobody's.</param>
internal sealed record CaseRow(Case Case, string Resident, string Assignee, string Programme, bool IsLate);

/// <summary>A column of the board.</summary>
internal sealed record CaseColumn(string Name, IReadOnlyList<CaseState> States);
