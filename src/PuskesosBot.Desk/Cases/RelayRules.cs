namespace PuskesosBot.Desk.Cases;

/// <summary>Which cases an outside queue is told about.</summary>
public sealed record RelayRules(IReadOnlySet<CaseKind> Kinds)
{
    public static RelayRules None { get; } = new(new HashSet<CaseKind>());

    /// <summary>What stays inside the house is not told, and to the partner not what came from there.</summary>
    internal bool Has(CaseKind kind, CaseEventKind happened, string who) =>
        Kinds.Contains(kind) && who != CaseActor.PartnerName
        && happened is not (CaseEventKind.InternalNote or CaseEventKind.Assigned);
}
