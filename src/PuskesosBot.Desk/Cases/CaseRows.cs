using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Cases;

/// <summary>Finds cases.</summary>
internal static class CaseRows
{
    /// <summary>The case as it is now, held until the commit: whoever else wants to change it waits for that.</summary>
    internal static async Task<Case?> HoldAsync(DeskDb desk, Guid id, CancellationToken ct)
    {
        // Read from the database below, where what the caller changed would be missing.
        if (desk.ChangeTracker.HasChanges()) await desk.SaveChangesAsync(ct);
        var known = desk.Cases.Local.FindEntry(id);
        var sql = FormattableStringFactory.Create("select * from cases where \"Id\" = {0}" + desk.RowLock, id);
        var found = (await desk.Cases.FromSql(sql).ToListAsync(ct)).SingleOrDefault();
        // A row that was read before it was held may be an old one, and reading again does not refresh it.
        if (known is not null && found is not null) await known.ReloadAsync(ct);
        return found;
    }

    /// <summary>Name of who changed it last, for another who wanted to.</summary>
    internal static async Task<string> LastHandAsync(DeskDb desk, Guid caseId, CancellationToken ct)
    {
        const string staff = "staff:";
        var who = await desk.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(e => e.Who).FirstOrDefaultAsync(ct) ?? "";
        if (!who.StartsWith(staff, StringComparison.Ordinal) || !Guid.TryParse(who.AsSpan(staff.Length), out var id))
            return who.StartsWith("contact:", StringComparison.Ordinal) ? "warga" : "program";
        return await desk.Staff.AsNoTracking().Where(s => s.Id == id).Select(s => s.Name).FirstOrDefaultAsync(ct)
            ?? "petugas lain";
    }
}
