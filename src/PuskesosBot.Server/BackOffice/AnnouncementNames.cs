using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Titles and authors of some announcements, as far as the reader may know them.</summary>
internal sealed class AnnouncementNames(ConsoleDesk desk)
{
    private readonly Dictionary<Guid, string> _titles = [], _staff = [], _heads = [];

    public async Task LoadAsync(IReadOnlyList<Announcement> some, CancellationToken ct)
    {
        var ids = some.Select(a => a.Id).ToList();
        var texts = await desk.Read.AnnouncementTexts.AsNoTracking()
            .Where(t => ids.Contains(t.AnnouncementId) && t.Language == DialogSet.PreferredLanguage).ToListAsync(ct);
        foreach (var text in texts) _titles[text.AnnouncementId] = AnnouncementLabels.TitleOf(text.WithoutSlot());
        await LoadPeopleAsync(
            some.SelectMany(a => (Guid?[])[a.StaffId, a.ApprovedBy]).OfType<Guid>(),
            some.Select(a => a.HeadId).OfType<Guid>(), ct);
    }

    /// <param name="staff">Colleagues are named to everybody who may read the announcement.</param>
    /// <param name="heads">Named with their office; by name only to staff.</param>
    public async Task LoadPeopleAsync(IEnumerable<Guid> staff, IEnumerable<Guid> heads, CancellationToken ct)
    {
        var (staffIds, headIds) = (staff.Distinct().ToList(), heads.Distinct().ToList());
        foreach (var s in await desk.Read.Staff.AsNoTracking().Where(s => staffIds.Contains(s.Id))
            .Select(s => new { s.Id, s.Name }).ToListAsync(ct)) _staff[s.Id] = s.Name;
        foreach (var h in await desk.Read.NeighbourhoodHeads.AsNoTracking().Where(h => headIds.Contains(h.Id))
            .ToListAsync(ct)) _heads[h.Id] = desk.Scope.IsReadOnly ? OfficeOf(h) : $"{OfficeOf(h)} ({h.Name})";
    }

    public string Title(Announcement about) => _titles.GetValueOrDefault(about.Id, about.Code);

    public string Author(Announcement about) =>
        about.HeadId is { } head ? Head(head) : about.StaffId is { } staff ? Staff(staff) : "Bot";

    public string Staff(Guid id) => _staff.GetValueOrDefault(id, "Petugas");

    public string Head(Guid id) => _heads.GetValueOrDefault(id, "Ketua RW/RT");

    private static string OfficeOf(NeighbourhoodHead head) =>
        head.Rt is { } rt ? $"Ketua RT {rt} RW {head.Rw}" : $"Ketua RW {head.Rw}";
}
