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

    private static readonly AnnouncementProgress Nothing = new(0, 0, 0, 0, 0, 0, 0);

    public static async Task<AnnouncementProgress> OfAsync(DeskDb desk, Guid announcementId, CancellationToken ct) =>
        (await OfManyAsync(desk, [announcementId], null, ct))[announcementId];

    /// <param name="rw">Only of residents of this RW, two digits; null: of all.</param>
    /// <returns>One for each of <paramref name="ids"/>.</returns>
    public static async Task<IReadOnlyDictionary<Guid, AnnouncementProgress>> OfManyAsync(
        DeskDb desk, IReadOnlyCollection<Guid> ids, string? rw, CancellationToken ct)
    {
        var all = desk.AnnouncementAddressees.AsNoTracking().Where(a => ids.Contains(a.AnnouncementId));
        if (rw is not null) all = all.Where(a => desk.Residents.Any(r => r.Id == a.ResidentId && r.Rw == rw));
        var rows = await all
            .Join(desk.Outbox.AsNoTracking(), a => a.OutboxId, m => m.Id, (a, m) => new { a.AnnouncementId, m.State })
            .GroupBy(row => new { row.AnnouncementId, row.State })
            .Select(g => new { g.Key.AnnouncementId, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        var none = await all.Where(a => a.OutboxId == null)
            .GroupBy(a => new { a.AnnouncementId, a.Verdict })
            .Select(g => new { g.Key.AnnouncementId, g.Key.Verdict, Count = g.Count() }).ToListAsync(ct);
        return ids.ToDictionary(id => id, Of);

        AnnouncementProgress Of(Guid id)
        {
            int In(OutboxState state) => rows.Find(r => r.AnnouncementId == id && r.State == state)?.Count ?? 0;
            int Told(AddresseeVerdict verdict) =>
                none.Find(r => r.AnnouncementId == id && r.Verdict == verdict)?.Count ?? 0;
            return Nothing with
            {
                Total = rows.Where(r => r.AnnouncementId == id).Sum(r => r.Count),
                Sent = In(OutboxState.Sent),
                Failed = In(OutboxState.Buried),
                Waiting = In(OutboxState.Waiting),
                Cancelled = In(OutboxState.Cancelled),
                OptedOut = Told(AddresseeVerdict.OptedOut),
                Unreachable = Told(AddresseeVerdict.Unreachable),
            };
        }
    }
}
