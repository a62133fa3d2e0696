namespace PuskesosBot.Desk.Cases;

/// <summary>Something the desk owes an answer to. One queue for all kinds.</summary>
public sealed class Case
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }

    /// <summary>What the resident holds: <c>LS-2611-00427-K</c>. Unique.</summary>
    public required string Receipt { get; init; }

    public required CaseKind Kind { get; init; }

    /// <summary>For a <see cref="CaseKind.DataChange"/>.</summary>
    public DataChange? Change { get; init; }

    public CaseState State { get; private set; } = CaseState.Received;

    /// <summary>The chat it came from, where answers go.</summary>
    public Guid? ContactId { get; set; }

    /// <summary>Whom it is about, when that is known.</summary>
    public Guid? ResidentId { get; set; }

    /// <summary>That person's <see cref="People.Resident.SearchName"/>, kept here so that cases are found by it;
    /// follows the registry.</summary>
    public string? SearchName { get; init; }

    /// <summary>Two digits, for those who may see one RW only.</summary>
    public string? Rw { get; set; }

    /// <summary>Id of <c>config/programmes.yaml</c>.</summary>
    public string? Programme { get; init; }

    /// <summary>What it is about, identifiers masked; at most 1,000 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// Names the act of filing: the same again gives the same case, however often it is confirmed.
    /// </summary>
    public string? FilingKey { get; init; }

    /// <summary><c>contact:{id}</c>, <c>staff:{id}</c>, <c>head:{id}</c> or <c>bot</c>.</summary>
    public string FiledBy { get; init; } = "";

    /// <summary>Somebody filed it for another person.</summary>
    public bool IsOnBehalf { get; init; }

    /// <summary>What who typed it is to the person, as he says; a head who proved to be one is in
    /// <see cref="FiledBy"/>.</summary>
    public FilerRelation? Relation { get; init; }

    /// <summary>The person knows and agrees, as the helper says. Null: not asked, or not answered.</summary>
    public bool? HasConsent { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public Guid? AssigneeId { get; set; }
    public CaseLevel Level { get; internal set; }

    /// <summary>When the present level should have acted. Does not run while <see cref="ClockStoppedAt"/> is
    /// set.</summary>
    public DateTimeOffset? DueAt { get; internal set; }

    public DateTimeOffset? ClockStoppedAt { get; internal set; }

    /// <summary>Partner or office it is, or is to be, referred to.</summary>
    public string? ReferredTo { get; internal set; }

    public PartnerDecision? Decision { get; internal set; }

    /// <summary>First real answer; not the same as <see cref="RealisedAt"/>.</summary>
    public DateTimeOffset? AnsweredAt { get; internal set; }

    public DateTimeOffset? RealisedAt { get; internal set; }

    /// <summary>The resident was asked whether it may be closed.</summary>
    public DateTimeOffset? ClosingAskedAt { get; internal set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Another case of the same matter that goes on instead.</summary>
    public Guid? MergedIntoId { get; internal set; }

    /// <summary>Raised by every change: of two who change it at once, one is told.</summary>
    public long Version { get; internal set; }

    public bool IsOpen => ClosedAt is null;

    /// <exception cref="InvalidOperationException">Closed already: two closings would be two answers.</exception>
    public void Close(DateTimeOffset at)
    {
        if (!IsOpen) throw new InvalidOperationException("the case is closed already");
        (State, ClosedAt, ClockStoppedAt) = (CaseState.Closed, at, null);
        Version++;
    }

    internal void Go(CaseState to)
    {
        if (to != CaseState.Closed) ClosedAt = null;
        State = to;
        Version++;
    }
}
