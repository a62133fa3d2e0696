using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Privacy;

/// <summary>
/// Erases what is held about a chat, in the caller's transaction. What stays is the desk's record: cases without the
/// chat they came from, hand-outs, the audit, and the bare keys by which a delivery that comes twice is known.
/// </summary>
internal static class ChatErasure
{
    /// <summary>Bot Framework activity that no client shows.</summary>
    private const string ErasedActivity = """{"type":"event","name":"erased"}""";

    /// <summary>
    /// Holds the chat until the commit, in the order a turn holds it: whoever writes meanwhile is a new chat after it.
    /// </summary>
    internal static Task HoldAsync(DeskDb desk, Guid contactId, CancellationToken ct)
    {
        var sql = FormattableStringFactory.Create(
            """
            select v."ContactId" as "Value" from contacts c join conversations v on v."ContactId" = c."Id"
            where c."Id" = {0}
            """ + desk.RowLock,
            contactId);
        return desk.Database.SqlQuery<Guid>(sql).ToListAsync(ct);
    }

    /// <param name="last">Rows of the outbox that are still to be sent: the last words.</param>
    internal static async Task RunAsync(
        DeskDb desk, Guid contactId, IReadOnlyCollection<Guid> last, DateTimeOffset now, CancellationToken ct)
    {
        var contact = await desk.Contacts.AsNoTracking().SingleAsync(c => c.Id == contactId, ct);
        await HandoverQueue.LeaveAsync(desk, contactId, now, ct);
        await desk.SaveChangesAsync(ct);
        await ForgetPersonAsync(desk, contactId, ct);
        await ForgetWordsAsync(desk, contact, last, ct);

        // Last: from here on nobody finds the chat by its address.
        var mark = Contact.ErasedMark + contactId.ToString("N", CultureInfo.InvariantCulture);
        await desk.Contacts.Where(c => c.Id == contactId).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Address, mark)
                .SetProperty(c => c.ConsentAt, (DateTimeOffset?)null)
                .SetProperty(c => c.ConsentVersion, (string?)null)
                .SetProperty(c => c.NoticesStoppedAt, (DateTimeOffset?)null)
                .SetProperty(c => c.PhoneHash, (byte[]?)null),
            ct);
    }

    /// <summary>References of the media store that came in this chat and belong to no case; at most
    /// <paramref name="max"/>.</summary>
    internal static async Task<IReadOnlyList<string>> MediaOfAsync(
        DeskDb desk, Guid contactId, int max, CancellationToken ct)
    {
        var kept = await desk.Inbound.AsNoTracking()
            .Where(i => i.ContactId == contactId && i.Media != null && !i.Media.StartsWith("location:"))
            .OrderBy(i => i.At).Select(i => i.Media!).Take(max).ToListAsync(ct);
        var references = kept.Select(media => media[(media.IndexOf(':', StringComparison.Ordinal) + 1)..]).Distinct();
        var attached = await desk.CaseAttachments.AsNoTracking()
            .Where(a => desk.Cases.Any(c => c.Id == a.CaseId && c.ContactId == contactId))
            .Select(a => a.Content).ToListAsync(ct);
        return [.. references.Except(attached)];
    }

    private static async Task ForgetPersonAsync(DeskDb desk, Guid contactId, CancellationToken ct)
    {
        await desk.ContactLinks.Where(l => l.ContactId == contactId).ExecuteDeleteAsync(ct);
        await desk.NoticeOptOuts.Where(o => o.ContactId == contactId).ExecuteDeleteAsync(ct);
        await desk.NeighbourhoodHeads.Where(h => h.ContactId == contactId).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.ContactId, (Guid?)null)
                .SetProperty(h => h.ProvedAt, (DateTimeOffset?)null), ct);
        await desk.Cases.Where(c => c.ContactId == contactId).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ContactId, (Guid?)null)
                .SetProperty(c => c.Version, c => c.Version + 1), ct);
    }

    private static async Task ForgetWordsAsync(
        DeskDb desk, Contact contact, IReadOnlyCollection<Guid> last, CancellationToken ct)
    {
        var contactId = contact.Id;
        await desk.ConversationNotes.Where(n => n.ContactId == contactId).ExecuteDeleteAsync(ct);
        await desk.ReplyDrafts.Where(d => d.ContactId == contactId).ExecuteDeleteAsync(ct);
        await desk.Parked.Where(p => p.ContactId == contactId).ExecuteDeleteAsync(ct);
        await desk.DeliveryEvents
            .Where(e => desk.Outbox.Any(m => m.Id == e.OutboxId && m.ContactId == contactId)).ExecuteDeleteAsync(ct);
        await desk.Outbox.Where(m => m.ContactId == contactId && !last.Contains(m.Id)).ExecuteDeleteAsync(ct);
        await desk.Inbound.Where(i => i.ContactId == contactId).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Text, "").SetProperty(i => i.Media, (string?)null), ct);
        if (contact.Channel == ChannelNames.WebChat) await ForgetActivitiesAsync(desk, contact.Address, ct);
        await desk.Conversations.Where(c => c.ContactId == contactId).ExecuteDeleteAsync(ct);
    }

    /// <summary>The number of the last one stays, because what comes after it must have a higher one.</summary>
    private static async Task ForgetActivitiesAsync(DeskDb desk, string conversation, CancellationToken ct)
    {
        var all = desk.WebChatActivities.Where(a => a.ConversationId == conversation && a.Sequence > 0);
        var last = await all.MaxAsync(a => (long?)a.Sequence, ct);
        await all.Where(a => a.Sequence != last).ExecuteDeleteAsync(ct);
        await all.ExecuteUpdateAsync(set => set.SetProperty(a => a.Json, ErasedActivity), ct);
    }
}
