namespace PuskesosBot.Desk.Cases;

/// <summary>
/// A case leaves the desk only with the coordinator's word, and comes back with what the partner decided. Answered and
/// realised are two dates.
/// </summary>
public sealed class CaseReferrals(IdSource ids, CaseDeadlines deadlines, CaseNotices notices, RelayRules relays)
{
    /// <summary>Characters of a partner's name.</summary>
    public const int PartnerCharsMax = 100;

    private readonly CaseEdit _edit = new(new CaseJournal(ids, relays), deadlines, notices);

    /// <summary>Asks the coordinator.</summary>
    /// <param name="partner">Name of the partner or office, as residents read it.</param>
    public async Task<CaseOutcome> AskAsync(CaseCall call, string partner, string why, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, CaseState.AwaitingApproval, ct);
        if (about is null) return no!;
        var name = partner.Trim();
        if (name.Length is 0 or > PartnerCharsMax) return CaseEdit.Refuse(CaseRefusal.PartnerNeeded);
        if (CaseEdit.Judge(why) is { } wordless) return CaseEdit.Refuse(wordless);
        about.ReferredTo = CaseJournal.Kept(name);
        about.Decision = null;
        return await GoAsync(
            call, about, CaseState.AwaitingApproval, $"{name}: {why}", new CaseTold(CaseNews.AwaitingApproval), ct);
    }

    /// <summary>The coordinator lets it go.</summary>
    /// <param name="why">May be empty.</param>
    public async Task<CaseOutcome> ApproveAsync(CaseCall call, string why, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, CaseState.Referred, ct);
        if (about is null) return no!;
        if (why.Length > CaseDesk.WordsMax) return CaseEdit.Refuse(CaseRefusal.TooLong);
        return await GoAsync(call, about, CaseState.Referred, why, new CaseTold(CaseNews.Referred), ct);
    }

    /// <summary>The coordinator does not.</summary>
    /// <param name="why">Also told to the resident.</param>
    public async Task<CaseOutcome> RefuseAsync(CaseCall call, string why, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, CaseState.InProgress, ct);
        if (about is null) return no!;
        if (about.State != CaseState.AwaitingApproval) return CaseEdit.Refuse(CaseRefusal.NotFromHere);
        if (CaseEdit.Judge(why) is { } wordless) return CaseEdit.Refuse(wordless);
        var told = new CaseTold(CaseNews.NotReferred) { Words = why };
        return await GoAsync(call, about, CaseState.InProgress, why, told, ct);
    }

    /// <summary>What the partner answered. One who studies it further may answer again.</summary>
    /// <param name="why">Needed for a rejection, and told to the resident with it.</param>
    public async Task<CaseOutcome> AnsweredAsync(
        CaseCall call, PartnerDecision decision, string why, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, CaseState.PartnerAnswered, ct);
        if (about is null) return no!;
        if (why.Length > CaseDesk.WordsMax) return CaseEdit.Refuse(CaseRefusal.TooLong);
        if (decision == PartnerDecision.Rejected && CaseEdit.Judge(why) is { } wordless)
            return CaseEdit.Refuse(wordless);
        about.Decision = decision;
        if (decision != PartnerDecision.StudiedFurther) about.AnsweredAt ??= call.Now;
        var news = decision switch
        {
            PartnerDecision.Approved => CaseNews.Approved,
            PartnerDecision.Rejected => CaseNews.Rejected,
            PartnerDecision.StudiedFurther => CaseNews.StudiedFurther,
            _ => throw new System.Diagnostics.UnreachableException(decision.ToString()),
        };
        var told = new CaseTold(news) { Words = decision == PartnerDecision.Rejected ? why : "" };
        return await GoAsync(call, about, CaseState.PartnerAnswered, why, told, ct);
    }

    /// <summary>The aid, the repair or the change has really come.</summary>
    /// <param name="why">What came; may be empty, but not for a change of data, where it says what was applied.</param>
    public async Task<CaseOutcome> RealiseAsync(CaseCall call, string why, CancellationToken ct)
    {
        var (about, no) = await TakeAsync(call, CaseState.Realised, ct);
        if (about is null) return no!;
        if (why.Length > CaseDesk.WordsMax) return CaseEdit.Refuse(CaseRefusal.TooLong);
        if (about.Kind == CaseKind.DataChange && CaseEdit.Judge(why) is { } wordless)
            return CaseEdit.Refuse(wordless);
        if (about.State == CaseState.PartnerAnswered && about.Decision != PartnerDecision.Approved)
            return CaseEdit.Refuse(CaseRefusal.NotApproved);
        about.RealisedAt = call.Now;
        return await GoAsync(call, about, CaseState.Realised, why, new CaseTold(CaseNews.Realised), ct);
    }

    private static async Task<(Case? Case, CaseOutcome? No)> TakeAsync(
        CaseCall call, CaseState to, CancellationToken ct)
    {
        var (about, no) = await CaseEdit.TakeAsync(call, ct);
        return about is not null && CaseFlow.Judge(about.Kind, about.State, to, call.Who.Role) is { } refusal
            ? (null, CaseEdit.Refuse(refusal))
            : (about, no);
    }

    private Task<CaseOutcome> GoAsync(
        CaseCall call, Case about, CaseState to, string why, CaseTold told, CancellationToken ct)
    {
        deadlines.Go(about, to, call.Now);
        return _edit.DoneAsync(call, about, CaseEventKind.StateChanged, why, told, ct);
    }
}
