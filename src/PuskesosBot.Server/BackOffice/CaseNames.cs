using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Names for the ids that stand in cases and timelines, as far as the reader may know them.</summary>
internal sealed class CaseNames(ConsoleDesk desk)
{
    private const int AtOnce = 500;

    private const string Staff = "staff:";

    private readonly Dictionary<Guid, string> _residents = [], _staff = [];

    public async Task LoadAsync(IReadOnlyList<Case> cases, CancellationToken ct)
    {
        foreach (var some in cases.Select(c => c.ResidentId).OfType<Guid>().Distinct().Chunk(AtOnce))
        {
            var ids = some.ToList();
            foreach (var r in await desk.Scope.Residents(desk.Read).AsNoTracking().Where(r => ids.Contains(r.Id))
                .Select(r => new { r.Id, r.Name }).ToListAsync(ct)) _residents[r.Id] = r.Name;
        }

        await LoadStaffAsync(cases.Select(c => c.AssigneeId).OfType<Guid>(), ct);
    }

    /// <param name="whos">As timelines have them.</param>
    public Task LoadAsync(IEnumerable<string> whos, CancellationToken ct) =>
        LoadStaffAsync(whos.Select(StaffId).OfType<Guid>(), ct);

    /// <summary>Empty: nobody in particular.</summary>
    public string Resident(Case about) =>
        about.ResidentId is { } id ? _residents.GetValueOrDefault(id, "Warga") : "";

    /// <summary>Empty: nobody's.</summary>
    public string Assignee(Case about) =>
        about.AssigneeId is { } id ? _staff.GetValueOrDefault(id, "Petugas") : "";

    /// <param name="who">As timelines have it.</param>
    public string Who(string who) => StaffId(who) is { } id
        ? _staff.GetValueOrDefault(id, "Petugas")
        : who.Split(':')[0] switch
        {
            "contact" => "Warga",
            "head" => "Ketua RW/RT",
            "partner" => "Mitra",
            _ => "Bot",
        };

    private static Guid? StaffId(string who) =>
        who.StartsWith(Staff, StringComparison.Ordinal) && Guid.TryParse(who.AsSpan(Staff.Length), out var id)
            ? id
            : null;

    // Colleagues are named to everybody who may read the case, also to an RW head and across desks.
    private async Task LoadStaffAsync(IEnumerable<Guid> staff, CancellationToken ct)
    {
        foreach (var some in staff.Distinct().Where(id => !_staff.ContainsKey(id)).ToList().Chunk(AtOnce))
        {
            var ids = some.ToList();
            foreach (var s in await desk.Read.Staff.AsNoTracking().Where(s => ids.Contains(s.Id))
                .Select(s => new { s.Id, s.Name }).ToListAsync(ct)) _staff[s.Id] = s.Name;
        }
    }
}
