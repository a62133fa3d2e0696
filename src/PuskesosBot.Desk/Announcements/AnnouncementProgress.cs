using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Desk.Announcements;

/// <summary>How far an announcement is; of its rows in the outbox.</summary>
/// <param name="Total">Messages written so far.</param>
/// <param name="Sent">Taken by the provider.</param>
/// <param name="Failed">Given up.</param>
/// <param name="Waiting">Until the person writes.</param>
/// <param name="Cancelled">Not sent any more.</param>
/// <param name="OptedOut">Chats that did not want it.</param>
/// <param name="Unreachable">Chats that have us no more.</param>
public sealed record AnnouncementProgress(
    int Total, int Sent, int Failed, int Waiting, int Cancelled, int OptedOut, int Unreachable)
{
    /// <summary>Still to be sent.</summary>
    public int Left => Total - Sent - Failed - Waiting - Cancelled;

    /// <summary>Of what can be sent without anybody writing first, how much is over.</summary>
    public int Percent => Total - Waiting <= 0 ? 100 : (int)(100L * (Sent + Failed + Cancelled) / (Total - Waiting));

    public static async Task<AnnouncementProgress> OfAsync(DeskDb desk, Guid announcementId, CancellationToken ct)
    {
        var rows = await desk.AnnouncementAddressees.AsNoTracking().Where(a => a.AnnouncementId == announcementId)
            .Join(desk.Outbox.AsNoTracking(), a => a.OutboxId, m => m.Id, (_, m) => m.State)
            .GroupBy(state => state).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(ct);
        var none = await desk.AnnouncementAddressees.AsNoTracking()
            .Where(a => a.AnnouncementId == announcementId && a.OutboxId == null)
            .GroupBy(a => a.Verdict).Select(g => new { Verdict = g.Key, Count = g.Count() }).ToListAsync(ct);
        int In(OutboxState state) => rows.Find(row => row.State == state)?.Count ?? 0;
        int Told(AddresseeVerdict verdict) => none.Find(row => row.Verdict == verdict)?.Count ?? 0;
        return new AnnouncementProgress(
            rows.Sum(row => row.Count), In(OutboxState.Sent), In(OutboxState.Buried), In(OutboxState.Waiting),
            In(OutboxState.Cancelled), Told(AddresseeVerdict.OptedOut), Told(AddresseeVerdict.Unreachable));
    }
}
