namespace PuskesosBot.Desk.Cases;

public enum CaseKind
{
    Complaint,
    Proposal,
    DataChange,
    HomeVisit,
    Emergency,
    Question,
    Fault,

    /// <summary>A chat asks for a copy of what is held about it.</summary>
    DataCopy,

    /// <summary>A chat asks that what is held about it be erased.</summary>
    DataErasure,
}

/// <summary>Kinds that differ in what a law says about them.</summary>
public static class CaseKinds
{
    /// <summary>
    /// Rights of whom data are about (UU 27/2022, articles 7 to 9). Their time runs by the wall clock, also while the
    /// desk is closed or waits, and no partner decides about them.
    /// </summary>
    public static IReadOnlyList<CaseKind> OfDataRights { get; } = [CaseKind.DataCopy, CaseKind.DataErasure];

    public static bool IsDataRight(CaseKind kind) => kind is CaseKind.DataCopy or CaseKind.DataErasure;
}

/// <summary>What the resident says has changed. Never applied without staff.</summary>
public enum DataChange { Deceased, Moved, NewNumber, WrongData, AlreadyReceives }

/// <summary>Of the one a case was referred to.</summary>
public enum PartnerDecision { Approved, Rejected, StudiedFurther }

/// <summary>Whose desk a case lies on; one step up each time its target passes.</summary>
public enum CaseLevel { FrontOffice, BackOffice, Coordinator, Supervisor, Manager }
