using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>One import: its counts beside those of the source's last one, what it changed, what was wrong.</summary>
[Allow(StaffRole.BackOffice, StaffRole.Coordinator)]
internal sealed class ImportPage(ConsoleDesk desk) : ConsolePage
{
    /// <summary>Names of each kind of change on the page.</summary>
    private const int NamesMax = 50;

    public RegistryImport Import { get; private set; } = null!;

    /// <summary>The finished one of the same source before it; null: it is the first.</summary>
    public RegistryImport? Before { get; private set; }

    public IReadOnlyDictionary<string, string> Mapping { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<ImportChangesShown> Changes { get; private set; } = [];

    public IReadOnlyList<RowProblem> Problems { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public IReadOnlyList<ImportCount> Counts =>
    [
        new("Baris dibaca", Import.RowsRead, Before?.RowsRead),
        new("Diterima", Import.RowsAccepted, Before?.RowsAccepted),
        new("Perlu diperiksa", Import.RowsWarned, Before?.RowsWarned),
        new("Ditahan", Import.RowsHeld, Before?.RowsHeld),
        new("Ditolak", Import.RowsRejected, Before?.RowsRejected),
        new("Digabung", Import.RowsMerged, Before?.RowsMerged),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, string? unduh, int? hal, CancellationToken ct)
    {
        var found = await desk.Scope.Imports(desk.Read).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (found is null) return NotFound();
        Import = found;
        var problems = desk.Read.ImportProblems.AsNoTracking().Where(p => p.ImportId == id).OrderBy(p => p.Row)
            .ThenBy(p => p.Id);
        if (unduh is "csv" or "xlsx")
        {
            var all = await problems.Take(SheetFile.RowsMax).ToListAsync(ct);
            return ImportSheet.Of(unduh == "xlsx", Import.Source, all.Select(ImportSheet.Told));
        }

        Before = await desk.Scope.Imports(desk.Read).AsNoTracking()
            .Where(i => i.DeskId == found.DeskId && i.Source == found.Source && i.FinishedAt != null
                && i.StartedAt < found.StartedAt)
            .OrderByDescending(i => i.StartedAt).FirstOrDefaultAsync(ct);
        Mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(Import.Mapping) ?? [];
        foreach (var kind in Enum.GetValues<ImportChangeKind>()) await AddChangesAsync(kind, ct);
        var page = Pager.Sound(hal);
        var part = await Pager.Cut(problems, page).ToListAsync(ct);
        Problems = [.. part.Take(Pager.RowsPerPage).Select(ImportSheet.Told)];
        Pager = new Pager(page, part.Count > Pager.RowsPerPage, n => Url.Content(
            string.Create(CultureInfo.InvariantCulture, $"~/console/data/{id}?hal={n}")));
        return Page();
    }

    private async Task AddChangesAsync(ImportChangeKind kind, CancellationToken ct)
    {
        var changes = desk.Read.ImportChanges.Where(c => c.ImportId == Import.Id && c.Kind == kind);
        var people = await changes.Join(
                desk.Scope.Residents(desk.Read), c => c.ResidentId, r => r.Id, (_, r) => r)
            .OrderBy(r => r.SearchName).Take(NamesMax).AsNoTracking().ToListAsync(ct);
        if (people.Count > 0)
            Changes = [.. Changes, new ImportChangesShown(kind, await changes.CountAsync(ct), people)];
    }
}

/// <param name="Then">Of the import before; null: there was none.</param>
internal sealed record ImportCount(string Label, int Now, int? Then);

/// <param name="People">The first of them.</param>
internal sealed record ImportChangesShown(ImportChangeKind Kind, int Count, IReadOnlyList<Resident> People);
