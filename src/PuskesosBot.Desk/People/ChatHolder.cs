using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>
/// Numbers change hands. A chat that somebody else may hold now loses whom it proved to be, and hears and tells
/// nothing any more of what went before. In the caller's transaction.
/// </summary>
public sealed class ChatHolder(IdSource ids, CaseDesk cases)
{
    /// <summary>Open cases of one chat that get a note; more are no resident's.</summary>
    private const int CasesMax = 50;

    private const string NotMe =
            "Pemegang nomor chat ini bilang bukan dia orangnya. Chat dilepas dari laporan ini. "
            + "Hubungi warga dengan cara lain.",
        LongSilent =
            "Chat ini lama tidak menulis, jadi dilepas dari data warga. Isi kabar tidak lagi dikirim ke sana.";

    /// <summary>
    /// Who holds it says that it is not he: nothing is sent there any more unless he begins anew, and his cases are the
    /// staff's alone.
    /// </summary>
    internal async Task IsAnotherAsync(DeskDb desk, Contact contact, DateTimeOffset now, CancellationToken ct)
    {
        var contactId = contact.Id;
        contact.WithdrawConsent();
        contact.NoticesStoppedAt ??= now;
        await ReleaseAsync(desk, contact, "wrong_number", now, ct);
        await HandoverQueue.LeaveAsync(desk, contactId, now, ct);
        foreach (var id in await OpenCasesAsync(desk, contactId, ct))
        {
            if (await CaseRows.HoldAsync(desk, id, ct) is not { } open) continue;
            open.ContactId = null;
            open.Version++;
            cases.Note(desk, open, WhoIs(contact), NotMe, now);
        }

        await desk.SaveChangesAsync(ct);
        await desk.Cases.Where(c => c.ContactId == contactId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ContactId, (Guid?)null), ct);
    }

    /// <summary>It did not write for so long that it may be another's. The chat must be held by the caller.</summary>
    internal async Task IsUnsureAsync(DeskDb desk, Contact contact, DateTimeOffset now, CancellationToken ct)
    {
        if (contact.IsGroup || !await ReleaseAsync(desk, contact, "silent", now, ct)) return;
        foreach (var id in await OpenCasesAsync(desk, contact.Id, ct))
            if (await CaseRows.HoldAsync(desk, id, ct) is { } open)
                cases.Note(desk, open, "bot", LongSilent, now);
        await desk.SaveChangesAsync(ct);
    }

    /// <returns>False: it had been released already, and has written nothing since.</returns>
    private async Task<bool> ReleaseAsync(
        DeskDb desk, Contact contact, string why, DateTimeOffset now, CancellationToken ct)
    {
        var contactId = contact.Id;
        contact.PhoneHash = null;
        var released = await desk.Contacts
            .Where(c => c.Id == contactId && (c.LinksLostAt == null || c.LinksLostAt < c.LastInboundAt))
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.LinksLostAt, (DateTimeOffset?)now)
                    .SetProperty(c => c.PhoneHash, (byte[]?)null),
                ct);
        if (released == 0 && why == "silent") return false;
        await UnlinkAsync(desk, contact, why, now, ct);
        // The number staff wrote down is his no more: only a new code makes this chat a head's again.
        await desk.NeighbourhoodHeads.Where(h => h.ContactId == contactId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(h => h.ContactId, (Guid?)null)
                    .SetProperty(h => h.ProvedAt, (DateTimeOffset?)null)
                    .SetProperty(h => h.PhoneHash, (byte[]?)null),
                ct);
        await desk.Outbox
            .Where(m => m.ContactId == contactId && m.Priority != OutboxPriority.Reply
                && (m.State == OutboxState.Queued || m.State == OutboxState.Waiting))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Error, "holder_unsure"),
                ct);
        return true;
    }

    private async Task UnlinkAsync(DeskDb desk, Contact contact, string why, DateTimeOffset now, CancellationToken ct)
    {
        var contactId = contact.Id;
        var people = await desk.ContactLinks.AsNoTracking().Where(l => l.ContactId == contactId)
            .Select(l => (Guid?)l.ResidentId).ToListAsync(ct);
        if (why == "silent" && people.Count == 0) return;
        foreach (var resident in people.DefaultIfEmpty())
        {
            desk.Audit.Add(new AuditEntry
            {
                Id = ids.Next(),
                DeskId = contact.DeskId,
                At = now,
                Who = why == "silent" ? "bot" : WhoIs(contact),
                Did = "chat_released",
                ResidentId = resident,
                Why = string.Create(CultureInfo.InvariantCulture, $"contact:{contactId}, {why}"),
            });
        }

        await desk.ContactLinks.Where(l => l.ContactId == contactId).ExecuteDeleteAsync(ct);
    }

    private static Task<List<Guid>> OpenCasesAsync(DeskDb desk, Guid contactId, CancellationToken ct) =>
        desk.Cases.AsNoTracking().Where(c => c.ContactId == contactId && c.ClosedAt == null && c.Kind != CaseKind.Fault)
            .OrderBy(c => c.OpenedAt).Select(c => c.Id).Take(CasesMax).ToListAsync(ct);

    private static string WhoIs(Contact contact) =>
        string.Create(CultureInfo.InvariantCulture, $"contact:{contact.Id}");
}
