using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Who announces, and whom he may reach.</summary>
/// <param name="DeskId">Null: all desks of the installation.</param>
/// <param name="Rw">Two digits; null: all RWs.</param>
/// <param name="Rt">Two digits; null: all RTs of the RW.</param>
public sealed record AnnouncementAuthor(Guid? DeskId, string? Rw, string? Rt)
{
    /// <summary>Exactly one of this and <see cref="HeadId"/>.</summary>
    public Guid? StaffId { get; private init; }

    public Guid? HeadId { get; private init; }

    /// <summary>The chat he writes in, where the progress is told.</summary>
    public Guid? ContactId { get; private init; }

    public bool MayWrite { get; private init; } = true;

    /// <summary>Decides what others ask for, and needs nobody's approval within the own desk.</summary>
    public bool MayApprove { get; private init; }

    public static AnnouncementAuthor Of(StaffScope staff) => new(staff.DeskId, staff.Rw, null)
    {
        StaffId = staff.StaffId,
        MayWrite = !staff.IsReadOnly,
        MayApprove = staff.Role is StaffRole.Coordinator or StaffRole.Supervisor or StaffRole.Manager,
    };

    /// <param name="contactId">The chat that proved to be his.</param>
    public static AnnouncementAuthor Of(NeighbourhoodHead head, Guid contactId) =>
        new(head.DeskId, head.Rw, head.Rt) { HeadId = head.Id, ContactId = contactId };

    /// <summary>The head whose proven chat this is; of several offices the one for a whole RW. Null: it is
    /// nobody's.</summary>
    internal static async Task<AnnouncementAuthor?> OfAsync(DeskDb desk, Contact contact, CancellationToken ct)
    {
        if (contact.IsGroup) return null;
        var (contactId, deskId) = (contact.Id, contact.DeskId);
        var heads = await desk.NeighbourhoodHeads.AsNoTracking()
            .Where(h => h.ContactId == contactId && h.DeskId == deskId && h.EndedAt == null)
            .ToListAsync(ct);
        return heads.OrderBy(h => h.Rt is not null).ThenByDescending(h => h.CreatedAt).FirstOrDefault() is { } head
            ? Of(head, contactId)
            : null;
    }

    /// <summary>What this one may see and steer: of a head only his own.</summary>
    public IQueryable<Announcement> Visible(DeskDb desk) =>
        HeadId is { } head
            ? desk.Announcements.Where(a => a.HeadId == head)
            : desk.Announcements.Where(a => MayWrite && (DeskId == null || a.DeskId == DeskId));

    internal bool IsAuthorOf(Announcement announcement) =>
        (HeadId is not null && announcement.HeadId == HeadId)
        || (StaffId is not null && announcement.StaffId == StaffId);
}
