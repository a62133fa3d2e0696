using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What somebody may do with a case now: what is not here would only be refused.</summary>
internal sealed class CaseSteps
{
    private static readonly CaseState[] Moves =
        [CaseState.Checked, CaseState.InProgress, CaseState.WaitingForResident];

    public CaseSteps(Case about, StaffScope scope, CaseDeadlines deadlines, DateTimeOffset now)
    {
        if (scope.IsReadOnly) return;
        bool May(CaseState to) => CaseFlow.Judge(about.Kind, about.State, to, scope.Role) is null;
        var isAsked = about.ClosingAskedAt is { } asked && now < deadlines.SilenceEnds(asked);
        MayWrite = true;
        MoveTo = about.State == CaseState.AwaitingApproval ? [] : [.. Moves.Where(May)];
        MayAskReferral = May(CaseState.AwaitingApproval);
        MayApprove = May(CaseState.Referred);
        MayPartner = May(CaseState.PartnerAnswered);
        MayRealise = May(CaseState.Realised)
            && (about.State != CaseState.PartnerAnswered || about.Decision == PartnerDecision.Approved);
        MayAskClosing = May(CaseState.Closed) && about is { ContactId: not null, ClosingAskedAt: null };
        MayClose = May(CaseState.Closed)
            && (about.ContactId is null || (about.ClosingAskedAt is not null && !isAsked));
        IsAwaited = about.IsOpen && isAsked;
        MayCopy = about is { IsOpen: true, Kind: CaseKind.DataCopy, ContactId: not null };
        IsErasing = about is { IsOpen: true, Kind: CaseKind.DataErasure, ContactId: not null };
        MayErase = IsErasing && DataRights.MayErase(scope.Role);
        MayReopen = May(CaseState.Reopened) && about.MergedIntoId is null && deadlines.MayReopen(about, now);
    }

    public bool MayWrite { get; }

    public IReadOnlyList<CaseState> MoveTo { get; } = [];

    public bool MayAskReferral { get; }

    public bool MayApprove { get; }

    public bool MayPartner { get; }

    public bool MayRealise { get; }

    public bool MayAskClosing { get; }

    public bool MayClose { get; }

    /// <summary>The resident was asked and still has time.</summary>
    public bool IsAwaited { get; }

    public bool MayReopen { get; }

    /// <summary>Hand over a copy of what is held about the chat.</summary>
    public bool MayCopy { get; }

    /// <summary>The chat waits to be erased, by somebody who may.</summary>
    public bool IsErasing { get; }

    public bool MayErase { get; }
}
