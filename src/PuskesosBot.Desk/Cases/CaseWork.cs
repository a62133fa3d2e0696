using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Cases;

/// <summary>
/// What staff do with a case day by day. Everything is saved in the caller's transaction with who, when and why, and
/// the resident is told through the outbox; what a rule refuses changes nothing.
/// </summary>
/// <remarks>Referrals are at <see cref="CaseReferrals"/>, the end of a case at <see cref="CaseClosings"/>.</remarks>
public sealed class CaseWork(IdSource ids, CaseDeadlines deadlines, CaseNotices notices, RelayRules relays)
{
    /// <summary>Photos, documents and places of one case.</summary>
    public const int AttachmentsMax = 20;

    private readonly CaseEdit _edit = new(new CaseJournal(ids, relays), deadlines, notices);

    /// <summary>To checked or in progress, or to waiting for the resident.</summary>
    /// <param name="words">For waiting: what the resident is asked for, said to him. Else for the timeline; may be
    /// empty.</param>
    public async Task<CaseOutcome> MoveAsync(CaseCall call, CaseState to, string words, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        if (about is null) return no!;
        var news = to switch
        {
            CaseState.Checked => CaseNews.Checked,
            CaseState.InProgress => CaseNews.InProgress,
            CaseState.WaitingForResident => CaseNews.Waiting,
            _ => (CaseNews?)null,
        };
        // A refusal of a referral is no mere step back: it has a reason, and is at CaseReferrals.
        if (news is null || about.State == CaseState.AwaitingApproval) return CaseEdit.Refuse(CaseRefusal.NotFromHere);
        if (CaseFlow.Judge(about.Kind, about.State, to, call.Who.Role) is { } refusal) return CaseEdit.Refuse(refusal);
        if (words.Length > CaseDesk.WordsMax) return CaseEdit.Refuse(CaseRefusal.TooLong);
        if (to == CaseState.WaitingForResident && CaseEdit.Judge(words) is { } wordless)
            return CaseEdit.Refuse(wordless);

        deadlines.Go(about, to, call.Now);
        var told = new CaseTold(news.Value) { Words = to == CaseState.WaitingForResident ? words : "" };
        return await _edit.DoneAsync(call, about, CaseEventKind.StateChanged, words, told, ct);
    }

    /// <summary>Words of the desk to the resident.</summary>
    public async Task<CaseOutcome> AnswerAsync(CaseCall call, string words, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        if (about is null) return no!;
        if (!about.IsOpen) return CaseEdit.Refuse(CaseRefusal.Closed);
        if (CaseEdit.Judge(words) is { } wordless) return CaseEdit.Refuse(wordless);
        about.AnsweredAt ??= call.Now;
        about.Version++;
        return await _edit.DoneAsync(
            call, about, CaseEventKind.Answer, words, new CaseTold(CaseNews.Answered) { Words = words }, ct);
    }

    /// <summary>For staff only; also on a closed case.</summary>
    public async Task<CaseOutcome> NoteAsync(CaseCall call, string words, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call with { Version = null }, ct);
        if (about is null) return no!;
        if (CaseEdit.Judge(words) is { } wordless) return CaseEdit.Refuse(wordless);
        return await _edit.DoneAsync(call, about, CaseEventKind.InternalNote, words, null, ct);
    }

    /// <param name="staffId">Null: nobody's.</param>
    public async Task<CaseOutcome> AssignAsync(CaseCall call, Guid? staffId, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        if (about is null) return no!;
        if (!about.IsOpen) return CaseEdit.Refuse(CaseRefusal.Closed);
        var name = "";
        if (staffId is { } wanted)
        {
            var deskId = about.DeskId;
            var found = await call.Desk.Staff.AsNoTracking().SingleOrDefaultAsync(
                s => s.Id == wanted && s.DeactivatedAt == null && s.Role != StaffRole.RwHead
                    && (s.DeskId == null || s.DeskId == deskId),
                ct);
            if (found is null) return CaseEdit.Refuse(CaseRefusal.NoSuchStaff);
            name = found.Name;
        }

        about.AssigneeId = staffId;
        about.Version++;
        var why = staffId is null ? "Dilepas." : $"Untuk {name}.";
        return await _edit.DoneAsync(call, about, CaseEventKind.Assigned, why, null, ct);
    }

    /// <param name="content">As <see cref="CaseAttachment.Content"/>.</param>
    public async Task<CaseOutcome> AttachAsync(
        CaseCall call, AttachmentKind kind, string content, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call with { Version = null }, ct);
        if (about is null) return no!;
        if (!about.IsOpen) return CaseEdit.Refuse(CaseRefusal.Closed);
        var id = about.Id;
        if (await call.Desk.CaseAttachments.CountAsync(a => a.CaseId == id, ct) >= AttachmentsMax)
            return CaseEdit.Refuse(CaseRefusal.TooMany);
        _edit.Journal.Attach(call.Desk, about, call.Now, call.Who.Name, kind, content);
        return await _edit.DoneAsync(call, about, CaseEventKind.Attached, "", null, ct);
    }
}
