using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Cases;

/// <summary>
/// Opens cases with a receipt and notes what is said about them. The caller saves, in the transaction it is in.
/// </summary>
public sealed class CaseDesk(IdSource ids)
{
    /// <summary>Characters of a summary or a note that are kept.</summary>
    public const int WordsMax = 1000;

    /// <summary>Notes a resident may add to one case before a person has read them.</summary>
    public const int NotesMax = 20;

    private const string QuestionSummary = "Warga minta bicara dengan petugas.",
        FaultSummary = "Pesan warga gagal diproses; lihat pesan yang diparkir.";

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
            ContactId = what.ContactId,
            ResidentId = what.ResidentId,
            Summary = Kept(what.Summary),
            OpenedAt = what.Now,
        };
        desk.Cases.Add(opened);
        Note(desk, opened, what.Now, what.Who, "opened", CaseEventKind.Opened);
        desk.CaseAttachments.AddRange(what.Attachments.Select(a => new CaseAttachment
        {
            Id = ids.Next(),
            CaseId = opened.Id,
            At = what.Now,
            Who = what.Who,
            Kind = a.Kind,
            Content = a.Content,
        }));
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

    /// <summary>False: the case has as many notes as it may have.</summary>
    public async Task<bool> TryAddNoteAsync(
        DeskDb desk, Case about, Contact contact, string words, DateTimeOffset now, CancellationToken ct)
    {
        var who = WhoIs(contact);
        var caseId = about.Id;
        if (await desk.CaseEvents.CountAsync(e => e.CaseId == caseId && e.Who == who, ct) > NotesMax) return false;
        Note(desk, about, now, who, Kept(words), CaseEventKind.Note);
        return true;
    }

    private void Note(
        DeskDb desk, Case about, DateTimeOffset now, string who, string why, CaseEventKind kind) =>
        desk.CaseEvents.Add(new CaseEvent
        {
            Id = ids.Next(),
            CaseId = about.Id,
            At = now,
            Who = who,
            Kind = kind,
            State = about.State,
            Why = why,
        });

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

    private static string Kept(string words)
    {
        var masked = Masking.Mask(words);
        return masked.Length > WordsMax ? masked[..WordsMax] : masked;
    }

    private static string WhoIs(Contact contact) =>
        string.Create(CultureInfo.InvariantCulture, $"contact:{contact.Id}");
}
