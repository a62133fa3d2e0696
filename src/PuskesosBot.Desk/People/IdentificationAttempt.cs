namespace PuskesosBot.Desk.People;

/// <summary>One try to prove who asks; counted per contact and per resident to slow guessing down.</summary>
public sealed class IdentificationAttempt
{
    /// <summary>
    /// In <see cref="ContactId"/> of the further rows of one try that fitted several residents half-way.
    /// </summary>
    /// <remarks>The try counts against each of these residents, but only once against the contact.</remarks>
    public static readonly Guid CountedAlready = Guid.Empty;

    public required Guid Id { get; init; }
    public required Guid ContactId { get; init; }

    /// <summary>The resident whose area and birth date were named, when exactly that much was right.</summary>
    public Guid? ResidentId { get; init; }

    public required DateTimeOffset At { get; init; }
    public required bool Succeeded { get; init; }
}

/// <summary>A one-time code handed out by the desk or an RW head.</summary>
public sealed class OneTimeCode
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }
    public required Guid ResidentId { get; init; }

    /// <summary>Keyed hash of the six digits.</summary>
    public required byte[] CodeHash { get; init; }

    public required string IssuedBy { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
