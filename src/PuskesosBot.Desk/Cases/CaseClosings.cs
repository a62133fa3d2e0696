namespace PuskesosBot.Desk.Cases;

/// <summary>
/// The end of a case, for staff: nothing closes without its resident having been asked and having agreed or stayed
/// silent; only a case without a chat is closed with a reason. What the resident answers is at <see cref="CaseDesk"/>.
/// </summary>
public sealed class CaseClosings(IdSource ids, CaseDeadlines deadlines, CaseNotices notices, RelayRules relays)
{
    private readonly CaseEdit _edit = new(new CaseJournal(ids, relays), deadlines, notices);

    /// <summary>Asks the resident whether it may be closed.</summary>
    public async Task<CaseOutcome> AskAsync(CaseCall call, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, ct);
        if (about is null) return no!;
        if (about.ContactId is null) return CaseEdit.Refuse(CaseRefusal.NoChat);
        if (about.ClosingAskedAt is not null) return CaseEdit.Refuse(CaseRefusal.AnswerPending);
        deadlines.AskClosing(about, call.Now);
        var told = new CaseTold(CaseNews.ClosingAsked) { Until = deadlines.DateAt(about.DueAt!.Value) };
        return await _edit.DoneAsync(call, about, CaseEventKind.ClosingAsked, "", told, ct);
    }

    /// <param name="why">Needed.</param>
    public async Task<CaseOutcome> CloseAsync(CaseCall call, string why, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, ct);
        if (about is null) return no!;
        if (CaseEdit.Judge(why) is { } wordless) return CaseEdit.Refuse(wordless);
        if (about.ContactId is not null)
        {
            if (about.ClosingAskedAt is not { } asked) return CaseEdit.Refuse(CaseRefusal.AskFirst);
            if (call.Now < deadlines.SilenceEnds(asked)) return CaseEdit.Refuse(CaseRefusal.AnswerPending);
        }

        about.Close(call.Now);
        return await _edit.DoneAsync(
            call, about, CaseEventKind.StateChanged, why, new CaseTold(CaseNews.ClosedSilently), ct);
    }

    /// <summary>Opens it again, within the configured days after its closing.</summary>
    public async Task<CaseOutcome> ReopenAsync(CaseCall call, string why, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        if (about is null) return no!;
        if (CaseFlow.Judge(about.Kind, about.State, CaseState.Reopened, call.Who.Role) is { } refusal)
            return CaseEdit.Refuse(refusal);
        if (about.MergedIntoId is not null) return CaseEdit.Refuse(CaseRefusal.Merged);
        if (!deadlines.MayReopen(about, call.Now)) return CaseEdit.Refuse(CaseRefusal.TooLate);
        if (CaseEdit.Judge(why) is { } wordless) return CaseEdit.Refuse(wordless);
        deadlines.Go(about, CaseState.Reopened, call.Now);
        return await _edit.DoneAsync(
            call, about, CaseEventKind.StateChanged, why, new CaseTold(CaseNews.Reopened), ct);
    }

    /// <summary>Closes the case; another of the same matter goes on instead, and its resident is told which.</summary>
    public async Task<CaseOutcome> MergeAsync(CaseCall call, Guid intoId, string why, CancellationToken ct)
    {
        if (call.CaseId == intoId) return CaseEdit.Refuse(CaseRefusal.SameCase);
        // Held in the order of their ids: two merges of the same two would wait for each other for ever.
        var (first, second) = call.CaseId.CompareTo(intoId) < 0 ? (call.CaseId, intoId) : (intoId, call.CaseId);
        await CaseRows.HoldAsync(call.Desk, first, ct);
        await CaseRows.HoldAsync(call.Desk, second, ct);
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        if (about is null) return no!;
        var (into, missing) = await CaseEdit.TakeAsync(call with { CaseId = intoId, Version = null }, ct);
        if (into is null) return missing!;
        if (Judge(about, into) is { } refusal) return CaseEdit.Refuse(refusal);
        if (CaseEdit.Judge(why) is { } wordless) return CaseEdit.Refuse(wordless);

        into.ContactId ??= about.ContactId;
        into.ResidentId ??= about.ResidentId;
        into.Version++;
        about.MergedIntoId = into.Id;
        about.Close(call.Now);
        _edit.Journal.Write(
            call.Desk, into, call.Now, call.Who.Name, CaseEventKind.Merged, $"{about.Receipt} digabung ke sini: {why}");
        // Another chat's receipt would let this one in there.
        var isSame = about.ContactId == into.ContactId;
        return await _edit.DoneAsync(
            call, about, CaseEventKind.Merged, $"Digabung ke {into.Receipt}: {why}",
            new CaseTold(CaseNews.Merged) { OtherReceipt = isSame ? into.Receipt : "" }, ct);
    }

    private static async Task<(Case? Case, CaseOutcome? No)> TakeAsync(CaseCall call, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        if (about is null) return (null, no);
        if (!about.IsOpen) return (null, CaseEdit.Refuse(CaseRefusal.Closed));
        return CaseFlow.Judge(about.Kind, about.State, CaseState.Closed, call.Who.Role) is { } refusal
            ? (null, CaseEdit.Refuse(refusal))
            : (about, null);
    }

    private static CaseRefusal? Judge(Case about, Case into)
    {
        if (!about.IsOpen || !into.IsOpen) return CaseRefusal.Closed;
        if (about.DeskId != into.DeskId) return CaseRefusal.OtherDesk;
        var isSameChat = about.ContactId is null || into.ContactId is null || about.ContactId == into.ContactId;
        var areKnown = about.ResidentId is not null && into.ResidentId is not null;
        var isSame = areKnown ? about.ResidentId == into.ResidentId : isSameChat;
        return isSame ? null : CaseRefusal.OtherPerson;
    }
}
