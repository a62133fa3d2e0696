namespace PuskesosBot.Desk.Cases;

/// <summary>Something the desk owes an answer to. One queue for all kinds.</summary>
public sealed class Case
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }

    /// <summary>What the resident holds: <c>LS-2611-00427-K</c>. Unique.</summary>
    public required string Receipt { get; init; }

    public required CaseKind Kind { get; init; }
    public CaseState State { get; private set; } = CaseState.Received;
    public Guid? ContactId { get; init; }
    public Guid? ResidentId { get; init; }

    /// <summary>What it is about, identifiers masked; at most 1,000 characters.</summary>
    public required string Summary { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <exception cref="InvalidOperationException">Closed already: two closings would be two answers.</exception>
    public void Close(DateTimeOffset at)
    {
        if (State == CaseState.Closed) throw new InvalidOperationException("the case is closed already");
        (State, ClosedAt) = (CaseState.Closed, at);
    }
}

public enum CaseKind { Complaint, Proposal, DataChange, HomeVisit, Emergency, Question, Fault }

public enum CaseState { Received, Closed }

/// <summary>A change of a case: who, when, what and why.</summary>
public sealed class CaseEvent
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><c>contact:{id}</c>, <c>staff:{id}</c> or <c>bot</c>.</summary>
    public required string Who { get; init; }

    public required CaseState State { get; init; }
    public required string Why { get; init; }
}

/// <summary>Last serial given out in a month; incremented in the same transaction as the case it numbers.</summary>
public sealed class ReceiptSerial
{
    public required Guid DeskId { get; init; }

    /// <summary>"2611": year and month where the desk is.</summary>
    public required string Month { get; init; }

    public required int Last { get; set; }
}
