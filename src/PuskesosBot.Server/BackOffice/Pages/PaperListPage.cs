using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Whom no message reaches, to be told on foot: by RT, for staff only; every look is in the audit.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class PaperListPage(ConsoleDesk desk, PaperList paper) : ConsolePage
{
    /// <summary>People of one print; of more the RW or RT must be chosen.</summary>
    public const int PeopleMax = 2_000;

    /// <summary>Ids that one statement asks for.</summary>
    private const int IdsPerQuery = 500;

    public Announcement About { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public string? Rw { get; private set; }

    public string? Rt { get; private set; }

    /// <summary>In the order of RW and RT.</summary>
    public IReadOnlyList<PaperSheet> Sheets { get; private set; } = [];

    public bool IsCut { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? rw, string? rt, CancellationToken ct)
    {
        if (await desk.Scope.Announcements(desk.Read).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct)
            is not { } about) return NotFound();
        (About, Rt) = (about, CaseAsked.TwoDigits(rt));
        Rw = CaseAsked.TwoDigits(rw) is { } chosen && about.Rws.Contains(chosen) ? chosen : null;
        var names = new AnnouncementNames(desk);
        await names.LoadAsync([about], ct);
        Title = names.Title(about);
        var found = await paper.ReadAsync(desk.Read, about, Rw, Rt, PeopleMax + 1, desk.Now, ct);
        IsCut = found.Count > PeopleMax;
        Sheets = await SheetsAsync([.. found.Take(PeopleMax)], ct);
        await desk.WriteAsync(
            (write, _) =>
            {
                desk.Audit(
                    write, AnnouncementAudit.ListRead,
                    string.Create(CultureInfo.InvariantCulture, $"{about.Code}: {found.Count} people"),
                    deskId: about.DeskId);
                return Task.FromResult(true);
            },
            ct);
        return Page();
    }

    private async Task<IReadOnlyList<PaperSheet>> SheetsAsync(
        IReadOnlyList<PaperAddressee> people, CancellationToken ct)
    {
        var lines = new List<PaperLine>();
        foreach (var part in people.Chunk(IdsPerQuery))
        {
            var (ids, of) = (part.Select(p => p.ResidentId).ToList(), About.DistributionId);
            var slots = await desk.Scope.Entitlements(desk.Read).AsNoTracking()
                .Where(e => e.DistributionId == of && ids.Contains(e.ResidentId) && e.SlotAt != null)
                .GroupBy(e => e.ResidentId).Select(g => new { g.Key, At = g.Min(e => e.SlotAt) })
                .ToDictionaryAsync(g => g.Key, g => g.At, ct);
            var reasons = part.ToDictionary(p => p.ResidentId, p => p.Reason);
            var residents = await desk.Scope.Residents(desk.Read).AsNoTracking().Where(r => ids.Contains(r.Id))
                .Select(r => new { r.Id, r.Name, r.Address, r.Rt, r.Rw }).ToListAsync(ct);
            lines.AddRange(residents.Select(r => new PaperLine(
                r.Rw ?? "", r.Rt ?? "", DisplayName.Of(r.Name), r.Address, slots.GetValueOrDefault(r.Id),
                reasons[r.Id])));
        }

        return
        [
            .. lines.GroupBy(line => (line.Rw, line.Rt)).OrderBy(g => g.Key.Rw, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Rt, StringComparer.Ordinal)
                .Select(g => new PaperSheet(
                    g.Key.Rw, g.Key.Rt, [.. g.OrderBy(line => line.Name, StringComparer.Ordinal)])),
        ];
    }
}

/// <summary>The people of one RT.</summary>
/// <param name="Rt">Empty: the registry does not know.</param>
internal sealed record PaperSheet(string Rw, string Rt, IReadOnlyList<PaperLine> Lines);

/// <param name="Slot">Begin of the own slot; null: none.</param>
internal sealed record PaperLine(
    string Rw, string Rt, string Name, string Address, TimeOnly? Slot, PaperReason Reason);
