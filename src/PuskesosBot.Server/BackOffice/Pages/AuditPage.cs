using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Who looked up or changed what, and why.</summary>
[Allow(StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager)]
internal sealed class AuditPage(ConsoleDesk desk, DeskClock clock) : ConsolePage
{
    public AuditFilter Filter { get; private set; } = new();

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    /// <summary>Staff to choose from: what stands in the audit, and the name.</summary>
    public IReadOnlyList<(string Who, string Name)> Whos { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public async Task<IActionResult> OnGetAsync(
        string? siapa, string? apa, Guid? warga, DateOnly? dari, DateOnly? sampai, string? unduh, int? hal,
        CancellationToken ct)
    {
        Filter = new AuditFilter(siapa, apa, warga, dari, sampai);
        var staff = await desk.Scope.Staff(desk.Read).AsNoTracking().OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        Whos = [.. staff.Select(s => ($"staff:{s.Id}", s.Name)), ("command", "Perintah di server")];
        var entries = Filtered().OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
        if (unduh is "csv" or "xlsx") return await ExportAsync(entries, unduh == "xlsx", ct);
        var page = Pager.Sound(hal);
        var found = await Pager.Cut(entries, page).ToListAsync(ct);
        Rows = await NamedAsync(found.Take(Pager.RowsPerPage).ToList(), ct);
        Pager = new Pager(page, found.Count > Pager.RowsPerPage, n => Url.Content($"~/console/audit{Filter.Query(n)}"));
        return Page();
    }

    private IQueryable<AuditEntry> Filtered()
    {
        var entries = desk.Scope.Audit(desk.Read).AsNoTracking();
        if (Filter.Who is { Length: > 0 } who) entries = entries.Where(a => a.Who == who);
        if (Filter.Did is { Length: > 0 } did) entries = entries.Where(a => a.Did == did);
        if (Filter.ResidentId is { } resident) entries = entries.Where(a => a.ResidentId == resident);
        if (Filter.From is { } first)
        {
            var from = clock.StartOf(first);
            entries = entries.Where(a => a.At >= from);
        }

        if (Filter.Until is { } last)
        {
            var until = clock.StartOf(last.AddDays(1));
            entries = entries.Where(a => a.At < until);
        }

        return entries;
    }

    private async Task<FileResult> ExportAsync(IQueryable<AuditEntry> entries, bool isXlsx, CancellationToken ct)
    {
        var rows = await NamedAsync(await entries.Take(SheetFile.RowsMax).ToListAsync(ct), ct);
        await desk.WriteAsync(
            (write, _) =>
            {
                desk.Audit(write, "audit_exported", $"{rows.Count} rows");
                return Task.FromResult(rows.Count);
            },
            ct);
        return SheetFile.Of(
            isXlsx, "audit", ["Kapan", "Siapa", "Apa", "Warga", "Alasan atau rujukan"],
            rows.Select(row => (string[])[clock.Full(row.At), row.Who, row.Did, row.Resident, row.Why]));
    }

    private async Task<List<AuditRow>> NamedAsync(List<AuditEntry> entries, CancellationToken ct)
    {
        var ids = entries.Select(a => a.ResidentId).OfType<Guid>().Distinct().ToList();
        var residents = new Dictionary<Guid, string>();
        foreach (var some in ids.Chunk(500))
        {
            var part = some.ToList();
            foreach (var r in await desk.Scope.Residents(desk.Read).AsNoTracking().Where(r => part.Contains(r.Id))
                .Select(r => new { r.Id, r.Name }).ToListAsync(ct)) residents[r.Id] = r.Name;
        }

        var staff = Whos.ToDictionary(who => who.Who, who => who.Name);
        return [.. entries.Select(a => new AuditRow(
            a.At, staff.GetValueOrDefault(a.Who) ?? AuditWords.Stranger(a.Who), AuditWords.Of(a.Did), a.ResidentId,
            a.ResidentId is { } id ? residents.GetValueOrDefault(id, "warga") : "", a.Why))];
    }
}

/// <summary>What of the audit is asked for; nothing: all.</summary>
internal sealed record AuditFilter(
    string? Who = null, string? Did = null, Guid? ResidentId = null, DateOnly? From = null, DateOnly? Until = null)
{
    public string Query(int page) => QueryString.Create(new Dictionary<string, string?>
    {
        ["siapa"] = Who,
        ["apa"] = Did,
        ["warga"] = ResidentId?.ToString(),
        ["dari"] = Day(From),
        ["sampai"] = Day(Until),
        ["hal"] = page.ToString(CultureInfo.InvariantCulture),
    }).ToString();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>An entry with names in place of ids.</summary>
internal sealed record AuditRow(
    DateTimeOffset At, string Who, string Did, Guid? ResidentId, string Resident, string Why);
