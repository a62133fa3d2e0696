namespace PuskesosBot.Desk.People;

/// <summary>What came of a try to prove who asks. A closed family.</summary>
public abstract record ProofVerdict
{
    private ProofVerdict()
    {
    }

    public sealed record Identified(Guid ResidentId, string Name) : ProofVerdict;

    /// <summary>Nobody fits, or several do, or the one who fits is held or closed: nobody can tell which.</summary>
    public sealed record NoMatch : ProofVerdict;

    /// <summary>No more tries before then, told by the desk's clock.</summary>
    public sealed record Wait(DateTimeOffset Until) : ProofVerdict;

    /// <summary>No more tries today.</summary>
    public sealed record Closed : ProofVerdict;
}
