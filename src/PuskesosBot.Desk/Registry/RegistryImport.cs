namespace PuskesosBot.Desk.Registry;

/// <summary>One file read into the registry. Nothing is deleted by an import.</summary>
public sealed class RegistryImport
{
    public required Guid Id { get; init; }
    public required Guid DeskId { get; init; }

    /// <summary>Whose list: <c>dtks</c>, <c>baznas</c>, <c>salman</c>.</summary>
    public required string Source { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the bytes: the same file twice changes nothing.</summary>
    public required byte[] FileHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while running or when it died: such an import is repeated, not trusted.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Which column of the file fills which field, as JSON.</summary>
    public string Mapping { get; set; } = "{}";

    public int RowsRead { get; set; }
    public int RowsAccepted { get; set; }
    public int RowsWarned { get; set; }
    public int RowsHeld { get; set; }
    public int RowsRejected { get; set; }
    public int RowsMerged { get; set; }
}

/// <summary>Something about one row that a person should see.</summary>
public sealed class ImportProblem
{
    public required Guid Id { get; init; }
    public required Guid ImportId { get; init; }

    /// <summary>Row of the spreadsheet as its program numbers it, from 1.</summary>
    public required int Row { get; init; }

    public required string Column { get; init; }

    /// <summary>Identifiers masked.</summary>
    public required string Value { get; init; }

    /// <summary>Stable reason code, such as <c>NIK_LENGTH</c>.</summary>
    public required string Code { get; init; }

    public required ImportVerdict Verdict { get; init; }
}

/// <summary>What becomes of a row.</summary>
public enum ImportVerdict { Accepted, Warned, Held, Rejected, Merged }

/// <summary>What an import did to a resident, for "who is new, changed, gone".</summary>
public sealed class ImportChange
{
    public required Guid ImportId { get; init; }
    public required Guid ResidentId { get; init; }
    public required ImportChangeKind Kind { get; init; }
}

public enum ImportChangeKind { New, Changed, Gone }
