using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>What matching must know of a resident, from the database or from an earlier row.</summary>
internal sealed class KnownPerson
{
    internal required Guid Id { get; init; }
    internal required string Name { get; set; }
    internal required string SearchName { get; set; }
    internal Key128 NikKey { get; set; }
    internal Key128 KkKey { get; set; }
    internal Key128 PhoneKey { get; set; }
    internal DateOnly? BirthDate { get; set; }
    internal string? Rw { get; set; }
    internal string Address { get; set; } = "";
    internal Standing Standing { get; set; }

    /// <summary>As the database has it.</summary>
    internal bool WasHeld { get; set; }

    /// <summary>By what this file says.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>A list of another source names this person too.</summary>
    internal bool IsOnOtherList { get; set; }

    /// <summary>Place of the first row of this file that is this person, from 0; -1 before.</summary>
    internal int RowIndex { get; set; } = -1;

    internal bool IsInFile => RowIndex >= 0;

    internal KnownEnrolment[] Enrolments { get; set; } = [];

    /// <summary>The import has counted this person among the new, the changed or the gone.</summary>
    internal bool IsCounted { get; set; }

    /// <summary>The next person with the same NIK, and with the same KK and birth date.</summary>
    internal KnownPerson? NextOfNik { get; set; }

    internal KnownPerson? NextOfFamily { get; set; }

    internal bool HasNik => NikKey != default;
}

/// <summary>An enrolment as the database has it or will have it.</summary>
internal sealed class KnownEnrolment
{
    internal required string Programme { get; init; }
    internal bool IsEnded { get; set; }
    internal string? Reason { get; set; }
    internal DateOnly? VerifiedOn { get; set; }

    /// <summary>The source being imported said so.</summary>
    internal bool IsOfSource { get; set; }

    /// <summary>This file says so.</summary>
    internal bool IsInFile { get; set; }
}

/// <summary>A row of the source's earlier file, or of this one.</summary>
internal sealed class KnownListing
{
    internal required KnownPerson Person { get; init; }

    /// <summary>Of the database; 0 when this import adds it.</summary>
    internal long Id { get; init; }

    internal Key128 ContentKey { get; set; }
    internal bool IsGone { get; set; }

    /// <summary>Times this file had it.</summary>
    internal int Seen { get; set; }
}
