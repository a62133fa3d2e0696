using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Privacy;

/// <summary>
/// What staff do for a chat that asked for a copy of what is held about it, or that it be erased, once they have seen
/// who asks. In the caller's transaction, with an entry in the audit; how they saw it is the reason.
/// </summary>
/// <remarks>UU 27/2022, articles 6 to 9.</remarks>
public sealed class DataRights(IdSource ids, CaseDeadlines deadlines, CaseNotices notices, RelayRules relays)
{
    /// <summary>In the audit.</summary>
    public const string Copied = "data_copied", Erased = "chat_erased";

    /// <summary>Files of one chat that are deleted with it; older ones go with time.</summary>
    public const int MediaMax = 10_000;

    private readonly CaseEdit _edit = new(new CaseJournal(ids, relays), deadlines, notices);

    /// <summary>Those who answer for what leaves the desk for good.</summary>
    public static bool MayErase(StaffRole? role) =>
        role is StaffRole.Coordinator or StaffRole.Supervisor or StaffRole.Manager;

    /// <summary>Notes that a copy is handed over; the copy itself is made by who asks for this.</summary>
    /// <param name="why">How staff made sure who asks.</param>
    public async Task<CaseOutcome> CopyAsync(CaseCall call, string why, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, CaseKind.DataCopy, why, ct);
        if (about is null) return no!;
        await AuditAsync(call, about, Copied, why, ct);
        about.AnsweredAt ??= call.Now;
        about.Version++;
        return await _edit.DoneAsync(
            call, about, CaseEventKind.InternalNote, $"Salinan data dibuat. Cara memastikan orangnya: {why}", null, ct);
    }

    /// <summary>Whether <see cref="EraseAsync"/> would refuse; changes nothing.</summary>
    public static async Task<CaseOutcome?> JudgeErasingAsync(CaseCall call, string why, CancellationToken ct) =>
        MayErase(call.Who.Role)
            ? (await TakeAsync(call, CaseKind.DataErasure, why, ct)).No
            : CaseEdit.Refuse(CaseRefusal.NotYourRole);

    /// <summary>References of the media store to be deleted with the chat; before <see cref="EraseAsync"/>.</summary>
    public static async Task<IReadOnlyList<string>> MediaAsync(DeskDb desk, Guid caseId, CancellationToken ct) =>
        await ChatOfAsync(desk, caseId, ct) is { } chat
            ? await ChatErasure.MediaOfAsync(desk, chat, MediaMax, ct)
            : [];

    /// <summary>
    /// Erases what is held about the chat and closes the case; the chat is told once, in its last message. What was
    /// erased is not erased again: the case is closed then.
    /// </summary>
    /// <param name="why">How staff made sure who asks.</param>
    public async Task<CaseOutcome> EraseAsync(CaseCall call, string why, CancellationToken ct)
    {
        if (!MayErase(call.Who.Role)) return CaseEdit.Refuse(CaseRefusal.NotYourRole);
        // The chat before the case, as a turn takes them, or the two could wait for each other.
        if (await ChatOfAsync(call.Desk, call.CaseId, ct) is { } chat)
            await ChatErasure.HoldAsync(call.Desk, chat, ct);
        var (about, no) = await TakeAsync(call, CaseKind.DataErasure, why, ct);
        if (about is null) return no!;
        var contactId = about.ContactId!.Value;
        await AuditAsync(call, about, Erased, why, ct);
        about.RealisedAt = call.Now;
        about.Close(call.Now);

        // Told while the address is there; the message carries it along.
        var done = await _edit.DoneAsync(
            call, about, CaseEventKind.StateChanged, $"Data chat dihapus. Cara memastikan orangnya: {why}",
            new CaseTold(CaseNews.Erased), ct);
        var last = call.Desk.Outbox.Local.Where(m => m.CaseId == about.Id).Select(m => m.Id).ToList();
        await ChatErasure.RunAsync(call.Desk, contactId, last, call.Now, ct);
        call.Desk.News.Add(Topics.Conversation(contactId));
        return done;
    }

    private static Task<Guid?> ChatOfAsync(DeskDb desk, Guid caseId, CancellationToken ct) =>
        desk.Cases.AsNoTracking().Where(c => c.Id == caseId).Select(c => c.ContactId).SingleOrDefaultAsync(ct);

    private static async Task<(Case? Case, CaseOutcome? No)> TakeAsync(
        CaseCall call, CaseKind kind, string why, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        if (about is null) return (null, no);
        if (about.Kind != kind) return (null, CaseEdit.Refuse(CaseRefusal.NotFromHere));
        if (!about.IsOpen) return (null, CaseEdit.Refuse(CaseRefusal.Closed));
        if (about.ContactId is null) return (null, CaseEdit.Refuse(CaseRefusal.NoChat));
        return CaseEdit.Judge(why) is { } wordless ? (null, CaseEdit.Refuse(wordless)) : (about, null);
    }

    /// <summary>One entry for each person the chat was linked to, so that each finds it; else one for nobody.</summary>
    private async Task AuditAsync(CaseCall call, Case about, string did, string why, CancellationToken ct)
    {
        var people = await HeldData.LinkedTo(call.Desk, about.ContactId!.Value).Select(r => (Guid?)r.Id)
            .ToListAsync(ct);
        foreach (var person in people.Count > 0 ? people : [null])
        {
            call.Desk.Audit.Add(new AuditEntry
            {
                Id = ids.Next(),
                DeskId = about.DeskId,
                At = call.Now,
                Who = call.Who.Name,
                Did = did,
                ResidentId = person,
                Why = string.Create(CultureInfo.InvariantCulture, $"case:{about.Id} {CaseJournal.Kept(why)}"),
            });
        }
    }
}
