namespace PuskesosBot.Desk.Cases;

/// <summary>Where a case stands; <see cref="CaseFlow"/> says which may follow which.</summary>
public enum CaseState
{
    Received,

    /// <summary>The front office has looked whether it is complete and whom it concerns.</summary>
    Checked,

    InProgress,

    /// <summary>The resident owes an answer; the clock stands.</summary>
    WaitingForResident,

    /// <summary>To leave the desk it needs the coordinator's word.</summary>
    AwaitingApproval,

    Referred,
    PartnerAnswered,

    /// <summary>The aid, the repair or the change has really come; an answer alone is not that.</summary>
    Realised,

    Closed,

    /// <summary>The resident said that it is not over.</summary>
    Reopened,
}
