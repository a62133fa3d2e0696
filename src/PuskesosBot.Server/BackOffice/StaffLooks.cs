using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>The rows of those who are signed in, as they were a moment ago.</summary>
internal sealed class StaffLooks(DeskDatabase database, TimeProvider time)
{
    /// <summary>So long a change made by another process may stay unseen.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Look> _looks = [];

    /// <summary>Null: no such account in force, its stamp changed, or this session was ended.</summary>
    internal async ValueTask<StaffMember?> FindAsync(SessionCookie cookie, CancellationToken ct)
    {
        var (id, now) = (cookie.StaffId, time.GetUtcNow());
        if (!_looks.TryGetValue(id, out var look) || now - look.At > FreshFor)
        {
            await using var desk = database.Open();
            var staff = await desk.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
            if (staff is null) return null;
            var ended = await desk.EndedSessions.Where(s => s.StaffId == id && s.Until > now).Select(s => s.Id)
                .ToListAsync(ct);
            _looks[id] = look = new Look(staff, ended, now);
        }

        return look.Staff.DeactivatedAt is null && look.Staff.SecurityStamp == cookie.Stamp
            && !look.Ended.Contains(cookie.Session)
            ? look.Staff
            : null;
    }

    /// <summary>Looks again next time; for who changed the row.</summary>
    internal void Forget(Guid id) => _looks.TryRemove(id, out _);

    private sealed record Look(StaffMember Staff, IReadOnlyList<string> Ended, DateTimeOffset At);
}
