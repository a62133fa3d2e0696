using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Cases;

/// <summary>Which state may follow which, and by whom. Pure: what else must hold is asked where the case is changed.
/// </summary>
public static class CaseFlow
{
    private const StaffRole FrontOffice = StaffRole.FrontOffice, BackOffice = StaffRole.BackOffice,
        Facilitator = StaffRole.Facilitator, Coordinator = StaffRole.Coordinator, Supervisor = StaffRole.Supervisor,
        Manager = StaffRole.Manager;

    private static readonly StaffRole[] Desk =
        [FrontOffice, BackOffice, Facilitator, Coordinator, Supervisor, Manager];

    private static readonly StaffRole[] Work = [BackOffice, Facilitator, Coordinator, Supervisor, Manager];

    /// <summary>Who answers for what the registry says, and for nobody else to apply.</summary>
    private static readonly StaffRole[] Data = [BackOffice, Coordinator, Supervisor, Manager];

    private static readonly StaffRole[] Lead = [Coordinator, Supervisor, Manager];

    private static readonly Dictionary<(CaseState From, CaseState To), StaffRole[]> Ways = new()
    {
        [(CaseState.Received, CaseState.Checked)] = Desk,
        [(CaseState.Received, CaseState.InProgress)] = Desk,
        [(CaseState.Received, CaseState.WaitingForResident)] = Desk,
        [(CaseState.Checked, CaseState.InProgress)] = Desk,
        [(CaseState.Checked, CaseState.WaitingForResident)] = Desk,
        [(CaseState.Checked, CaseState.Closed)] = Desk,
        [(CaseState.InProgress, CaseState.WaitingForResident)] = Desk,
        [(CaseState.InProgress, CaseState.AwaitingApproval)] = Work,
        [(CaseState.InProgress, CaseState.Realised)] = Work,
        [(CaseState.InProgress, CaseState.Closed)] = Desk,
        [(CaseState.WaitingForResident, CaseState.Checked)] = Desk,
        [(CaseState.WaitingForResident, CaseState.InProgress)] = Desk,
        [(CaseState.WaitingForResident, CaseState.Closed)] = Desk,
        [(CaseState.AwaitingApproval, CaseState.Referred)] = Lead,
        [(CaseState.AwaitingApproval, CaseState.InProgress)] = Lead,
        [(CaseState.Referred, CaseState.PartnerAnswered)] = Work,
        [(CaseState.Referred, CaseState.InProgress)] = Work,
        [(CaseState.PartnerAnswered, CaseState.PartnerAnswered)] = Work,
        [(CaseState.PartnerAnswered, CaseState.InProgress)] = Work,
        [(CaseState.PartnerAnswered, CaseState.WaitingForResident)] = Desk,
        [(CaseState.PartnerAnswered, CaseState.Realised)] = Work,
        [(CaseState.PartnerAnswered, CaseState.Closed)] = Desk,
        [(CaseState.Realised, CaseState.Closed)] = Desk,
        [(CaseState.Reopened, CaseState.InProgress)] = Desk,
        [(CaseState.Reopened, CaseState.WaitingForResident)] = Desk,
        [(CaseState.Reopened, CaseState.Closed)] = Desk,
        [(CaseState.Closed, CaseState.Reopened)] = Desk,
    };

    /// <summary>Null: it may go there.</summary>
    /// <param name="role">Null: the partner it was referred to, who only answers and tells that it has come.</param>
    public static CaseRefusal? Judge(CaseKind kind, CaseState from, CaseState to, StaffRole? role)
    {
        if (!Ways.TryGetValue((from, to), out var may) || (IsShortcut(from, to) && !MayHurry(kind))
            || (to == CaseState.AwaitingApproval && CaseKinds.IsDataRight(kind)))
            return CaseRefusal.NotFromHere;
        var isApplying = kind == CaseKind.DataChange && to == CaseState.Realised;
        if (role is { } somebody)
            return (isApplying ? Data : may).Contains(somebody) ? null : CaseRefusal.NotYourRole;
        var isPartners = from is (CaseState.Referred or CaseState.PartnerAnswered)
            && to is (CaseState.PartnerAnswered or CaseState.Realised);
        return isPartners && !isApplying ? null : CaseRefusal.NotYourRole;
    }

    /// <summary>States it may be closed from, once its resident was asked.</summary>
    public static bool MayClose(CaseState from) => Ways.ContainsKey((from, CaseState.Closed));

    private static bool IsShortcut(CaseState from, CaseState to) =>
        (from, to) == (CaseState.Received, CaseState.InProgress);

    /// <summary>Nobody looks first whether an emergency is complete, and a question has nothing to check.</summary>
    private static bool MayHurry(CaseKind kind) =>
        kind is CaseKind.Emergency or CaseKind.Question or CaseKind.Fault || CaseKinds.IsDataRight(kind);
}
