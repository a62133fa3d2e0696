using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.People;

/// <summary>
/// What one staff member may see. Whatever the console reads, it reads through this, so that no page can forget the
/// desk or the RW.
/// </summary>
/// <param name="DeskId">Null: all desks of the installation.</param>
/// <param name="Rw">Two digits; null: all RWs.</param>
public sealed record StaffScope(Guid StaffId, StaffRole Role, Guid? DeskId, string? Rw)
{
    public static StaffScope Of(StaffMember staff) => new(staff.Id, staff.Role, staff.DeskId, staff.Rw);

    /// <summary>An RW head reads counts and cases of the own RW, and writes nothing.</summary>
    public bool IsReadOnly => Role == StaffRole.RwHead;

    /// <summary>Who or what he is in timelines and in the audit.</summary>
    public string Who => $"staff:{StaffId}";

    public bool MayAnswer(Contact contact) => !IsReadOnly && (DeskId is null || DeskId == contact.DeskId);

    public IQueryable<Case> Cases(DeskDb desk) =>
        desk.Cases.Where(c => (DeskId == null || c.DeskId == DeskId) && (Rw == null || c.Rw == Rw));

    public IQueryable<Resident> Residents(DeskDb desk) =>
        desk.Residents.Where(r => (DeskId == null || r.DeskId == DeskId) && (Rw == null || r.Rw == Rw));

    /// <summary>None for an RW head: what residents write to the desk is not for neighbours. None that was erased.
    /// </summary>
    public IQueryable<Contact> Contacts(DeskDb desk) => desk.Contacts.Where(c =>
        !IsReadOnly && (DeskId == null || c.DeskId == DeskId) && !c.Address.StartsWith(Contact.ErasedMark));

    public IQueryable<Handover> Handovers(DeskDb desk) =>
        desk.Handovers.Where(h => !IsReadOnly && (DeskId == null || h.DeskId == DeskId));

    public IQueryable<OutboxMessage> Outbox(DeskDb desk) =>
        desk.Outbox.Where(m => Contacts(desk).Any(c => c.Id == m.ContactId));

    public IQueryable<ParkedMessage> Parked(DeskDb desk) =>
        desk.Parked.Where(p => Contacts(desk).Any(c => c.Id == p.ContactId));

    public IQueryable<Distribution> Distributions(DeskDb desk) =>
        desk.Distributions.Where(d => (DeskId == null || d.DeskId == DeskId) && (Rw == null || d.Rws.Contains(Rw)));

    public IQueryable<DistributionEntitlement> Entitlements(DeskDb desk) =>
        desk.Entitlements.Where(e => (Rw == null || e.Rw == Rw)
            && (DeskId == null || desk.Distributions.Any(d => d.Id == e.DistributionId && d.DeskId == DeskId)));

    public IQueryable<Announcement> Announcements(DeskDb desk) =>
        desk.Announcements.Where(a => (DeskId == null || a.DeskId == DeskId) && (Rw == null || a.Rws.Contains(Rw)));

    /// <summary>None for an RW head: offices are the desk's to give.</summary>
    public IQueryable<NeighbourhoodHead> Heads(DeskDb desk) =>
        desk.NeighbourhoodHeads.Where(h => !IsReadOnly && (DeskId == null || h.DeskId == DeskId));

    public IQueryable<RegistryImport> Imports(DeskDb desk) =>
        desk.RegistryImports.Where(i => !IsReadOnly && (DeskId == null || i.DeskId == DeskId));

    public IQueryable<AuditEntry> Audit(DeskDb desk) =>
        desk.Audit.Where(a => !IsReadOnly && (DeskId == null || a.DeskId == DeskId));

    public IQueryable<StaffMember> Staff(DeskDb desk) =>
        desk.Staff.Where(s => !IsReadOnly && (DeskId == null || s.DeskId == DeskId));
}
