namespace PuskesosBot.Desk.Cases;

/// <summary>How long things may take: <c>config/cases.yaml</c>. In working days, 0 to 365, but for <see cref="Hours"/>.
/// </summary>
public sealed record CaseTargets
{
    /// <summary>3x24 hours after a request (UU 27/2022).</summary>
    public const int HoursMax = 72;

    /// <summary>Days until somebody must have acted, one for each kind that is not in <see cref="Hours"/>; 0: the same
    /// day.</summary>
    public required IReadOnlyDictionary<CaseKind, int> Days { get; init; }

    /// <summary>
    /// The same in hours of the wall clock, 1 to <see cref="HoursMax"/>, one for each of
    /// <see cref="CaseKinds.OfDataRights"/>.
    /// </summary>
    public required IReadOnlyDictionary<CaseKind, int> Hours { get; init; }

    /// <summary>Days that the level has which a late case was raised to; one for each but the first.</summary>
    public required IReadOnlyDictionary<CaseLevel, int> Ladder { get; init; }

    /// <summary>Days until the desk asks a partner what became of a referral.</summary>
    public required int Partner { get; init; }

    /// <summary>Days a resident has to answer whether a case may be closed.</summary>
    public required int ClosingSilence { get; init; }

    /// <summary>Calendar days in which a closed case may be reopened.</summary>
    public required int Reopening { get; init; }
}
