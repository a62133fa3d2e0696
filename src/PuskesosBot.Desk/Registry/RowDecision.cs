namespace PuskesosBot.Desk.Registry;

/// <summary>How a row's values meet those of the resident it is.</summary>
internal enum RowEffect
{
    /// <summary>Nothing to write: rejected, or the same row again.</summary>
    None,

    /// <summary>A resident nobody knew.</summary>
    Create,

    /// <summary>What the row says replaces what was there; blank cells say nothing.</summary>
    Overwrite,

    /// <summary>Only what was blank is filled in.</summary>
    Fill,

    /// <summary>The row says what it said in the last file.</summary>
    Touch,
}

/// <summary>What becomes of one row.</summary>
internal sealed class RowDecision
{
    internal required ImportRow Row { get; init; }
    internal required int Index { get; init; }
    internal RowEffect Effect { get; set; }
    internal KnownPerson? Person { get; set; }

    /// <summary>Whether the person is held after this row; a later row may say otherwise.</summary>
    internal bool IsPersonHeld { get; set; }

    /// <summary>Others of the same NIK, held from now on.</summary>
    internal List<KnownPerson>? Hold { get; set; }

    /// <summary>A row of this file was this person before.</summary>
    internal bool IsMerged { get; set; }

    /// <summary>The row or what it is compared with must be looked at by a person.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>The person stands on another list, whose values this one only completes.</summary>
    internal bool IsGuest { get; set; }

    internal Key128 ListingKey { get; set; }

    /// <summary>The listing that the database has for this row; 0 when it has none.</summary>
    internal long ListingId { get; set; }

    internal Guid? HouseholdId { get; set; }

    /// <summary>The row's KK number was not known before.</summary>
    internal bool IsNewHousehold { get; set; }

    internal List<EnrolmentWrite>? Enrolments { get; set; }

    /// <summary>What the row says that only sealed may be stored, of what will be.</summary>
    internal byte[]? KkSealed { get; set; }

    internal byte[]? NikSealed { get; set; }
    internal byte[]? PhoneSealed { get; set; }

    /// <summary>What the import did to the person, once for each.</summary>
    internal ImportChangeKind? Change { get; set; }
}
