namespace PuskesosBot.Desk.Distributions;

/// <summary>That somebody is to get something at a hand-out, and what became of it.</summary>
public sealed class DistributionEntitlement
{
    public required Guid Id { get; init; }
    public required Guid DistributionId { get; init; }
    public required Guid ResidentId { get; init; }

    /// <summary>Set for programmes that count families: then a family stands on the list once.</summary>
    public Guid? HouseholdId { get; init; }

    /// <summary>Two digits, as the registry had it when the list was made.</summary>
    public required string Rw { get; init; }

    /// <inheritdoc cref="Rw"/>
    public string? Rt { get; init; }

    /// <summary>What the list says there is to get, for the officer at the table; never in a message.</summary>
    public string? Nominal { get; set; }

    /// <summary>Begin of the slot this person is asked to come in.</summary>
    public TimeOnly? SlotAt { get; set; }

    public EntitlementState State { get; set; }

    public DateTimeOffset StateAt { get; internal set; }

    /// <summary><c>contact:{id}</c>, <c>staff:{id}</c>, <c>head:{id}</c> or <c>bot</c>.</summary>
    public string StateBy { get; internal set; } = "bot";

    /// <summary>Who comes instead; whether that is allowed is decided at <see cref="ProxyState"/>.</summary>
    public string? ProxyName { get; internal set; }

    /// <summary>Id of a relation in the texts: <c>spouse</c>, <c>child</c> ...</summary>
    public string? ProxyRelation { get; internal set; }

    /// <summary>The resident of the same family who comes instead, when it is one of the registry.</summary>
    public Guid? ProxyResidentId { get; internal set; }

    public ProxyState ProxyState { get; internal set; }

    /// <summary>Home visit, or decision about a proxy.</summary>
    public Guid? CaseId { get; internal set; }

    /// <summary>Whose share this was before it was reassigned.</summary>
    public Guid? ReassignedFromId { get; init; }

    /// <summary>The evening before.</summary>
    public DateTimeOffset? RemindedAt { get; internal set; }

    /// <summary>Raised by every change of state.</summary>
    public long Version { get; internal set; }

    /// <summary>It has arrived, one way or the other.</summary>
    public bool IsSettled =>
        State is EntitlementState.Taken or EntitlementState.TakenByProxy or EntitlementState.Delivered
            or EntitlementState.Reassigned;

    internal void Go(EntitlementState to, string who, DateTimeOffset at)
    {
        (State, StateBy, StateAt) = (to, who, at);
        Version++;
    }

    internal void NameProxy(string name, string relation, Guid? residentId, ProxyState state) =>
        (ProxyName, ProxyRelation, ProxyResidentId, ProxyState) = (name, relation, residentId, state);

    internal void ForgetProxy() =>
        (ProxyName, ProxyRelation, ProxyResidentId, ProxyState) = (null, null, null, ProxyState.None);
}

/// <summary>
/// <c>Entitled</c>: has not answered. <c>Pending</c>: came without the pass, is to come back. <c>Reassigned</c>: the
/// share went to somebody else. <c>Delivered</c>: brought to the house.
/// </summary>
public enum EntitlementState
{
    Entitled, Coming, NotComing, ProxyNamed, HomeVisit, Taken, TakenByProxy, Delivered, Pending, Refused, Absent,
    Reassigned,
}

/// <summary><c>SameFamily</c>: on the same family card, allowed. <c>Undecided</c>: a person decides, with a
/// reason.</summary>
public enum ProxyState { None, SameFamily, Undecided, Allowed, Denied }
