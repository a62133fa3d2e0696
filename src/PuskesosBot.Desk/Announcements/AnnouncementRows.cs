using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Finds announcements, and how far each is.</summary>
internal static class AnnouncementRows
{
    /// <summary>As it is now, held until the commit: whoever else wants to change it waits for that.</summary>
    internal static async Task<Announcement?> HoldAsync(DeskDb desk, Guid id, CancellationToken ct)
    {
        // Read from the database below, where what the caller changed would be missing.
        if (desk.ChangeTracker.HasChanges()) await desk.SaveChangesAsync(ct);
        var known = desk.Announcements.Local.FindEntry(id);
        var sql = FormattableStringFactory.Create("select * from announcements where \"Id\" = {0}" + desk.RowLock, id);
        var found = (await desk.Announcements.FromSql(sql).ToListAsync(ct)).SingleOrDefault();
        if (known is not null && found is not null) await known.ReloadAsync(ct);
        return found;
    }

    /// <summary>Those that this one replaces.</summary>
    internal static Task<List<Guid>> SupersededAsync(DeskDb desk, Guid id, CancellationToken ct) =>
        desk.Announcements.AsNoTracking().Where(a => a.SupersededById == id).OrderBy(a => a.Id).Select(a => a.Id)
            .ToListAsync(ct);
}
