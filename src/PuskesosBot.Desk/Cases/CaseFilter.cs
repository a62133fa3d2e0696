namespace PuskesosBot.Desk.Cases;

/// <summary>Which cases a list is of; nothing set: all open ones of the desk.</summary>
public sealed record CaseFilter(Guid DeskId)
{
    /// <summary>Characters of what is searched for.</summary>
    public const int SearchCharsMax = 80;

    /// <summary>Empty: whatever <see cref="Ended"/> says.</summary>
    public IReadOnlyList<CaseState> States { get; init; } = [];

    /// <summary>Closed ones too; only where no state is named.</summary>
    public bool Ended { get; init; }

    public CaseKind? Kind { get; init; }

    /// <summary>Two digits.</summary>
    public string? Rw { get; init; }

    /// <summary>Id of <c>config/programmes.yaml</c>.</summary>
    public string? Programme { get; init; }

    public CaseHands Hands { get; init; }

    /// <summary>Only what is late, or was and so lies higher up.</summary>
    public bool IsLate { get; init; }

    /// <summary>
    /// A receipt, however it was typed, or how the resident's name begins. A receipt is found whatever else is asked
    /// for; empty: all.
    /// </summary>
    public string Search { get; init; } = "";
}

/// <summary>In whose hands a case lies.</summary>
public enum CaseHands { Anybody, Mine, Nobody }

/// <summary>The last case of a page; the next begins after it.</summary>
public sealed record CaseMark(DateTimeOffset OpenedAt, Guid Id);

/// <param name="Cases">Newest first.</param>
/// <param name="Next">Null: there are no more.</param>
public sealed record CasePart(IReadOnlyList<Case> Cases, CaseMark? Next);
