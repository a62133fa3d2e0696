namespace PuskesosBot.Desk.Registry;

/// <summary>
/// That a row of a source's list stands for a resident: how a later file of that source finds the person again.
/// </summary>
public sealed class RegistryListing
{
    /// <summary>
    /// Given by the database, in order, because a random key would cost a page of the index for every row.
    /// </summary>
    public long Id { get; init; }

    /// <summary>
    /// Keyed hash of desk, source and what names the person in that row; one row of the table for each.
    /// </summary>
    public required byte[] RowKey { get; init; }

    public required Guid DeskId { get; init; }
    public required string Source { get; init; }
    public required Guid ResidentId { get; init; }

    /// <summary>Keyed hash of all that the row said; the same again means unchanged.</summary>
    public required byte[] ContentHash { get; set; }

    /// <summary>Last import whose file had this row.</summary>
    public required Guid ImportId { get; set; }

    /// <summary>The row was missing from a later file of the source.</summary>
    public bool IsGone { get; set; }
}
