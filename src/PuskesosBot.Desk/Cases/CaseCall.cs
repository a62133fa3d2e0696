using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Cases;

/// <summary>Who wants to change which case, and when.</summary>
/// <param name="Desk">In the caller's transaction; every change is saved in it.</param>
public sealed record CaseCall(DeskDb Desk, Guid CaseId, CaseActor Who, DateTimeOffset Now)
{
    /// <summary><see cref="Case.Version"/> that was looked at; null: whatever it is by now.</summary>
    public long? Version { get; init; }
}

/// <summary>Somebody who changes cases, as the timeline names him.</summary>
public sealed record CaseActor
{
    internal const string BotName = "bot", PartnerName = "partner";

    private CaseActor(string name) => Name = name;

    /// <summary>The office a case was referred to, over the relay.</summary>
    public static CaseActor Partner { get; } = new(PartnerName);

    /// <summary>Time passed.</summary>
    internal static CaseActor Bot { get; } = new(BotName);

    /// <summary><c>staff:{id}</c>, <c>partner</c> or <c>bot</c>.</summary>
    public string Name { get; }

    /// <summary>Null: not staff.</summary>
    public StaffRole? Role => Scope?.Role;

    internal StaffScope? Scope { get; private init; }

    /// <summary>Reaches only the cases of the scope.</summary>
    public static CaseActor Of(StaffScope scope) => new(scope.Who) { Scope = scope };
}
