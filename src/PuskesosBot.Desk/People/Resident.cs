namespace PuskesosBot.Desk.People;

/// <summary>
/// A person on a beneficiary list. NIK and KK number are kept as keyed hash (look-up) and encrypted value.
/// </summary>
public sealed class Resident
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }
    public Guid? HouseholdId { get; set; }
    public required string Name { get; set; }

    /// <summary>Upper case, letters, single blanks: for search and comparison, never shown.</summary>
    public required string SearchName { get; set; }

    public byte[]? NikHash { get; set; }
    public byte[]? NikSealed { get; set; }

    /// <summary>Keyed hash of the last four digits of the KK number, for being sure who asks.</summary>
    public byte[]? KkLast4Hash { get; set; }

    public Sex? Sex { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string Address { get; set; } = "";

    /// <summary>Two digits: "03".</summary>
    public string? Rt { get; set; }

    /// <summary>Two digits: "06".</summary>
    public string? Rw { get; set; }

    public byte[]? PhoneHash { get; set; }
    public byte[]? PhoneSealed { get; set; }
    public Standing Standing { get; set; } = Standing.Unverified;
    public DateOnly? VerifiedOn { get; set; }

    /// <summary>
    /// Last import that had this person; older than the source's newest import means gone from the list.
    /// </summary>
    public required Guid LastImportId { get; set; }

    /// <summary>A person must look before the bot says anything: shared NIK, contradiction in the list.</summary>
    public bool IsHeld { get; set; }
}

public enum Sex { Male, Female }

/// <summary>Result of the verval.</summary>
public enum Standing { Unverified, Eligible, NowCapable, Deceased, Moved, OtherAid, NotFound }

/// <summary>A family card; the unit of programmes that count families.</summary>
public sealed class Household
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }
    public required byte[] KkHash { get; init; }
    public required byte[] KkSealed { get; init; }
}
