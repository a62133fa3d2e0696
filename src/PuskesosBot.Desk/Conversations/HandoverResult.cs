namespace PuskesosBot.Desk.Conversations;

/// <summary>What came of a staff member's act on a handover. A closed family; a refusal is told to staff.</summary>
public abstract record HandoverResult
{
    private HandoverResult()
    {
    }

    public sealed record Done(Handover Handover) : HandoverResult;

    /// <summary>Somebody else answers already.</summary>
    public sealed record HeldByOther(string Name) : HandoverResult;

    /// <summary>It is over: handed back, or the resident went back to the menu.</summary>
    public sealed record Ended : HandoverResult;

    /// <summary>There is none that this staff member may see.</summary>
    public sealed record NotFound : HandoverResult;
}

/// <summary>A handover as it was opened or found.</summary>
/// <param name="Ahead">Others who wait longer.</param>
public sealed record OpenedHandover(Handover Handover, Cases.Case Case, bool IsNew, int Ahead);
