using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Which kinds of message a chat wants. What is owed about one's own case is not among them.</summary>
public static class NoticeChoices
{
    /// <summary>Those that can be chosen, in the order they are shown.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } =
        [NoticeKind.Pickup, NoticeKind.Reminder, NoticeKind.News];

    /// <summary>Chats of people that may be written to about this kind: not a group, not stopped, not blocked, not
    /// opted out.</summary>
    public static IQueryable<Contact> Willing(DeskDb desk, NoticeKind kind) =>
        desk.Contacts.AsNoTracking().Where(c => !c.IsGroup && c.BlockedAt == null && c.NoticesStoppedAt == null
            && !desk.NoticeOptOuts.Any(o => o.ContactId == c.Id && o.Kind == kind));

    /// <summary>Turns a kind off, or on again.</summary>
    /// <returns>True: it is on now.</returns>
    internal static async Task<bool> TurnAsync(
        DeskDb desk, Guid contactId, NoticeKind kind, DateTimeOffset now, CancellationToken ct)
    {
        if (await desk.NoticeOptOuts.SingleOrDefaultAsync(o => o.ContactId == contactId && o.Kind == kind, ct)
            is { } off)
        {
            desk.NoticeOptOuts.Remove(off);
            return true;
        }

        desk.NoticeOptOuts.Add(new NoticeOptOut { ContactId = contactId, Kind = kind, At = now });
        return false;
    }
}
