namespace PuskesosBot.Desk.Registry;

/// <summary>What <c>config/programmes.yaml</c> says about a programme.</summary>
public sealed record Programme
{
    /// <summary>Such as <c>BPNT</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Under which heading it is offered: <c>government</c>, <c>baznas</c> ...</summary>
    public required string Group { get; init; }

    public required ProgrammeUnit Unit { get; init; }
    /// <summary>A share may go to somebody else when its owner is gone: rice may, money never.</summary>
    public bool MayReassign { get; init; }

    public required ProgrammePapers Proposal { get; init; }
    public required ProgrammePapers Pickup { get; init; }
}

/// <summary>What a programme counts.</summary>
public enum ProgrammeUnit { Unknown, Person, Family }

/// <summary>What to bring for one purpose.</summary>
/// <param name="Knowledge">Whether the desk knows; what it does not know is never guessed.</param>
/// <param name="Documents">Ids of documents; empty unless known.</param>
/// <param name="Notes">Ids of remarks.</param>
public sealed record ProgrammePapers(
    PapersKnowledge Knowledge, IReadOnlyList<string> Documents, IReadOnlyList<string> Notes);

public enum PapersKnowledge { Known, Unknown, NotNeeded }
