using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Cases;

/// <summary>
/// What residents do with cases, through their dialogs: file them for a receipt, add to them, answer whether they may
/// be closed, reopen them. In the caller's transaction; what the dialog then says is the dialog's, so nothing is sent
/// from here. What staff do is at <see cref="CaseWork"/>, <see cref="CaseReferrals"/> and <see cref="CaseClosings"/>.
/// </summary>
public sealed class CaseDesk(IdSource ids, CaseDeadlines deadlines, RelayRules? relays = null)
{
    /// <summary>Characters of a summary or a note that are kept.</summary>
    public const int WordsMax = 1000;

    /// <summary>Notes a resident may add to one case before a person has read them.</summary>
    public const int NotesMax = 20;

    /// <summary>Open cases of the same matter that are hinted at.</summary>
    public const int DuplicatesMax = 5;

    private const string ByContact = "contact:";

    private const string QuestionSummary = "Warga minta bicara dengan petugas.",
        FaultSummary = "Pesan warga gagal diproses; lihat pesan yang diparkir.";

    private readonly CaseJournal _journal = new(ids, relays ?? RelayRules.None);

    /// <summary>The case of this filing: a new one, or the one that was opened by the same filing before.</summary>
    public async Task<Case> OpenAsync(DeskDb desk, NewCase what, CancellationToken ct)
    {
        if (what.FilingKey is { } key
            && await desk.Cases.SingleOrDefaultAsync(c => c.FilingKey == key, ct) is { } before) return before;
        var opened = new Case
        {
            Id = ids.Next(),
            DeskId = what.DeskId,
            Receipt = await NextReceiptAsync(desk, what.DeskId, what.Now, ct),
            Kind = what.Kind,
            Change = what.Change,
            Programme = what.Programme,
            Rw = what.Rw,
            FilingKey = what.FilingKey,
            FiledBy = what.Who,
            IsOnBehalf = what.IsOnBehalf,
            Relation = what.Relation,
            HasConsent = what.HasConsent,
            ContactId = what.ContactId,
            ResidentId = what.ResidentId,
            SearchName = await desk.Residents.Where(r => r.Id == what.ResidentId).Select(r => r.SearchName)
                .SingleOrDefaultAsync(ct),
            Summary = CaseJournal.Kept(what.Summary),
            OpenedAt = what.Now,
            DueAt = deadlines.DueOf(what.Kind, what.Now),
        };
        desk.Cases.Add(opened);
        _journal.Write(desk, opened, what.Now, what.Who, CaseEventKind.Opened, "opened");
        foreach (var (kind, content) in what.Attachments)
            _journal.Attach(desk, opened, what.Now, what.Who, kind, content);
        return opened;
    }

    /// <summary>The contact's open question, or a new one: asking for a person twice is asking once.</summary>
    public async Task<(Case Case, bool IsNew)> OpenQuestionAsync(
        DeskDb desk, Contact contact, DateTimeOffset now, CancellationToken ct)
    {
        var contactId = contact.Id;
        var open = await desk.Cases
            .Where(c => c.ContactId == contactId && c.ClosedAt == null && c.Kind == CaseKind.Question)
            .OrderBy(c => c.OpenedAt)
            .FirstOrDefaultAsync(ct);
        if (open is not null) return (open, false);
        var what = new NewCase(contact.DeskId, CaseKind.Question, QuestionSummary, WhoIs(contact), now)
        {
            ContactId = contactId,
        };
        return (await OpenAsync(desk, what, ct), true);
    }

    /// <summary>A case about a message whose turn threw.</summary>
    public Task<Case> OpenFaultAsync(DeskDb desk, Contact contact, DateTimeOffset now, CancellationToken ct) =>
        OpenAsync(
            desk, new NewCase(contact.DeskId, CaseKind.Fault, FaultSummary, "bot", now) { ContactId = contact.Id }, ct);

    /// <summary>
    /// False: the case has as many notes as it may have. A case that waited for the resident goes on with it.
    /// </summary>
    public async Task<bool> TryAddNoteAsync(
        DeskDb desk, Case about, Contact contact, string words, DateTimeOffset now, CancellationToken ct)
    {
        var who = WhoIs(contact);
        var caseId = about.Id;
        if (await desk.CaseEvents.CountAsync(e => e.CaseId == caseId && e.Who == who, ct) > NotesMax) return false;
        _journal.Write(desk, about, now, who, CaseEventKind.Note, words);
        await GoOnAsync(desk, about, who, now, ct);
        return true;
    }

    /// <summary>
    /// False: the case has as many photos and places as it may have. One that waited for the resident goes on with it.
    /// </summary>
    /// <param name="content">As <see cref="CaseAttachment.Content"/>.</param>
    public async Task<bool> TryAttachAsync(
        DeskDb desk, Case about, Contact contact, AttachmentKind kind, string content, DateTimeOffset now,
        CancellationToken ct)
    {
        var (who, caseId) = (WhoIs(contact), about.Id);
        if (await desk.CaseAttachments.CountAsync(a => a.CaseId == caseId, ct) >= CaseWork.AttachmentsMax) return false;
        _journal.Attach(desk, about, now, who, kind, content);
        _journal.Write(desk, about, now, who, CaseEventKind.Attached, "");
        await GoOnAsync(desk, about, who, now, ct);
        return true;
    }

    /// <summary>The resident's answer whether a case may be closed.</summary>
    /// <param name="isSettled">Yes closes it; no sends it back to the desk.</param>
    /// <param name="words">What is missing; may be empty.</param>
    public async Task<CaseOutcome> AnswerClosingAsync(
        DeskDb desk, Contact contact, Guid caseId, bool isSettled, string words, DateTimeOffset now,
        CancellationToken ct)
    {
        if (await OwnAsync(desk, contact, caseId, ct) is not { } about) return CaseEdit.NotFound;
        if (!about.IsOpen) return CaseEdit.Refuse(CaseRefusal.Closed);
        if (about.ClosingAskedAt is null) return CaseEdit.Refuse(CaseRefusal.NotAsked);
        if (isSettled) about.Close(now);
        else deadlines.Go(about, CaseState.Reopened, now);
        var why = words.Length > 0 ? words : isSettled ? "Warga setuju ditutup." : "Menurut warga belum selesai.";
        return await DoneAsync(desk, about, contact, why, now, ct);
    }

    /// <summary>The resident says, within the configured days, that a closed case is not over.</summary>
    /// <param name="words">May be empty.</param>
    public async Task<CaseOutcome> ReopenAsync(
        DeskDb desk, Contact contact, Guid caseId, string words, DateTimeOffset now, CancellationToken ct)
    {
        if (await OwnAsync(desk, contact, caseId, ct) is not { } about) return CaseEdit.NotFound;
        if (about.IsOpen) return CaseEdit.Refuse(CaseRefusal.NotFromHere);
        if (about.MergedIntoId is not null) return CaseEdit.Refuse(CaseRefusal.Merged);
        if (!deadlines.MayReopen(about, now)) return CaseEdit.Refuse(CaseRefusal.TooLate);
        deadlines.Go(about, CaseState.Reopened, now);
        return await DoneAsync(desk, about, contact, words.Length > 0 ? words : "Dibuka lagi oleh warga.", now, ct);
    }

    /// <summary>A line in the timeline of a case that something else decided about.</summary>
    internal void Note(DeskDb desk, Case about, string who, string words, DateTimeOffset now) =>
        _journal.Write(desk, about, now, who, CaseEventKind.InternalNote, words);

    /// <summary>Day and hour, where the desk is, until when somebody must have acted on an open case.</summary>
    internal (DateOnly Day, TimeOnly Hour) DueOf(Case about)
    {
        var due = about.DueAt ?? deadlines.DueOf(about.Kind, about.OpenedAt);
        return (deadlines.DateAt(due), deadlines.TimeAt(due));
    }

    /// <summary>It was closed, and not too long ago.</summary>
    public bool MayReopen(Case about, DateTimeOffset now) =>
        !about.IsOpen && about.MergedIntoId is null && deadlines.MayReopen(about, now);

    /// <summary>
    /// Cases of this chat, since it has its present holder, and those that another chat of the same resident filed,
    /// where both proved to act for him, or that one has another holder since.
    /// </summary>
    public static IQueryable<Case> OwnCases(DeskDb desk, Guid contactId)
    {
        var people = desk.ContactLinks.Where(l => l.ContactId == contactId).Select(l => (Guid?)l.ResidentId);
        return desk.Cases.Where(c =>
            (c.ContactId == contactId
                && !desk.Contacts.Any(k => k.Id == contactId && k.LinksLostAt > c.OpenedAt))
            || (people.Contains(c.ResidentId) && c.Change != DataChange.AlreadyReceives
                && (desk.ContactLinks.Any(l => l.ContactId == c.ContactId && l.ResidentId == c.ResidentId)
                    || (c.ContactId == null && !c.IsOnBehalf && c.FiledBy.StartsWith(ByContact)))));
    }

    /// <summary>Open cases of the same person or chat in the same matter, oldest first: a hint, not a rule.</summary>
    public static Task<List<Case>> DuplicatesOfAsync(DeskDb desk, Case about, CancellationToken ct)
    {
        var (id, deskId, kind, programme) = (about.Id, about.DeskId, about.Kind, about.Programme);
        var (contactId, residentId) = (about.ContactId, about.ResidentId);
        return desk.Cases.AsNoTracking()
            .Where(c => c.Id != id && c.DeskId == deskId && c.ClosedAt == null && c.Kind == kind
                && c.Programme == programme
                && ((contactId != null && c.ContactId == contactId)
                    || (residentId != null && c.ResidentId == residentId)))
            .OrderBy(c => c.OpenedAt).ThenBy(c => c.Id)
            .Take(DuplicatesMax)
            .ToListAsync(ct);
    }

    /// <summary>What the desk waited for has come; and who writes is not silent, so nothing closes over his words.
    /// </summary>
    private async Task GoOnAsync(DeskDb desk, Case about, string who, DateTimeOffset now, CancellationToken ct)
    {
        if (!AwaitsResident(about)) return;
        if (await CaseRows.HoldAsync(desk, about.Id, ct) is not { } held || !AwaitsResident(held)) return;
        deadlines.Go(held, held.ClosingAskedAt is null ? CaseState.InProgress : CaseState.Reopened, now);
        _journal.Write(desk, held, now, who, CaseEventKind.StateChanged, "Warga menjawab.");
        await desk.SaveChangesAsync(ct);
    }

    private static bool AwaitsResident(Case about) =>
        about.IsOpen && (about.State == CaseState.WaitingForResident || about.ClosingAskedAt is not null);

    private static async Task<Case?> OwnAsync(DeskDb desk, Contact contact, Guid caseId, CancellationToken ct) =>
        await OwnCases(desk, contact.Id).AnyAsync(c => c.Id == caseId, ct)
            ? await CaseRows.HoldAsync(desk, caseId, ct)
            : null;

    private async Task<CaseOutcome> DoneAsync(
        DeskDb desk, Case about, Contact contact, string why, DateTimeOffset now, CancellationToken ct)
    {
        _journal.Write(desk, about, now, WhoIs(contact), CaseEventKind.StateChanged, why);
        await desk.SaveChangesAsync(ct);
        return new CaseOutcome.Done(about);
    }

    private static async Task<string> NextReceiptAsync(
        DeskDb desk, Guid deskId, DateTimeOffset now, CancellationToken ct)
    {
        var home = await desk.Desks.AsNoTracking()
            .Where(d => d.Id == deskId).Select(d => new { d.ReceiptPrefix, d.TimeZone }).SingleAsync(ct);
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(home.TimeZone));
        var month = local.ToString("yyMM", CultureInfo.InvariantCulture);

        // One statement, so that two processes cannot take the same number; both databases understand it.
        var serials = await desk.Database.SqlQuery<int>(
            $"""
            insert into receipt_serials ("DeskId", "Month", "Last") values ({deskId}, {month}, 1)
            on conflict ("DeskId", "Month") do update set "Last" = receipt_serials."Last" + 1
            returning "Last" as "Value"
            """).ToListAsync(ct);
        return Receipt.Create(home.ReceiptPrefix, local.Year, local.Month, serials.Single()).ToString();
    }

    private static string WhoIs(Contact contact) =>
        string.Create(CultureInfo.InvariantCulture, $"contact:{contact.Id}");
}
