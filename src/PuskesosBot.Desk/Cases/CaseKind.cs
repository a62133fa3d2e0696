namespace PuskesosBot.Desk.Cases;

public enum CaseKind { Complaint, Proposal, DataChange, HomeVisit, Emergency, Question, Fault }

/// <summary>What the resident says has changed. Never applied without staff.</summary>
public enum DataChange { Deceased, Moved, NewNumber, WrongData, AlreadyReceives }

/// <summary>Of the one a case was referred to.</summary>
public enum PartnerDecision { Approved, Rejected, StudiedFurther }

/// <summary>Whose desk a case lies on; one step up each time its target passes.</summary>
public enum CaseLevel { FrontOffice, BackOffice, Coordinator, Supervisor, Manager }
