namespace PuskesosBot.Desk.Registry;

/// <summary>
/// That a list names a person for a programme. Being on a list is not the same as receiving something. One for each
/// person and programme, whichever list says so.
/// </summary>
public sealed class Enrolment
{
    public required Guid DeskId { get; init; }
    public required Guid ResidentId { get; init; }

    /// <summary>Set for programmes that count families.</summary>
    public Guid? HouseholdId { get; set; }

    /// <summary>Id in <c>config/programmes.yaml</c>, such as <c>BPNT</c>.</summary>
    public required string Programme { get; init; }

    public EnrolmentStatus Status { get; set; } = EnrolmentStatus.Listed;

    /// <summary>Why the status is what it is: a neutral code, in words in the texts.</summary>
    public string? Reason { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    /// <summary>The import that last said so.</summary>
    public required Guid ImportId { get; set; }
}

public enum EnrolmentStatus { Listed, Ended, Held }
