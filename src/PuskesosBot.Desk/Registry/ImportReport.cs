namespace PuskesosBot.Desk.Registry;

/// <summary>What to import.</summary>
/// <param name="File">Path of a CSV, XLSX or XLS file.</param>
/// <param name="Source">Whose list: 2 to 20 of a-z, 0-9, '-'; <c>dtks</c> is the main list and overwrites the
/// others.</param>
/// <param name="DeskCode">Of a desk that exists.</param>
/// <param name="IsDryRun">Read, match and report; write nothing.</param>
public sealed record ImportRequest(string File, string Source, string DeskCode, bool IsDryRun = false)
{
    /// <summary>What people call the file, where it lies under another name.</summary>
    public string Name { get; init; } = Path.GetFileName(File);

    /// <summary>
    /// Name of an <see cref="ImportField"/> to heading of the file, as somebody chose; null: by the headings we know.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Mapping { get; init; }
}

/// <param name="Rows">Data rows decided so far.</param>
/// <param name="BytesDone">Of the file, an estimate.</param>
public readonly record struct ImportProgress(int Rows, long BytesDone, long BytesTotal);

/// <summary>What an import did, or would do.</summary>
public sealed class ImportReport
{
    public required string Source { get; init; }
    public required string Desk { get; init; }
    public required string File { get; init; }
    public bool IsDryRun { get; init; }

    /// <summary>The newest finished import of this source read exactly these bytes; nothing was done.</summary>
    public bool IsRepeat { get; set; }

    /// <summary>Why the file as a whole was not imported; empty when it was.</summary>
    public List<ImportRefusal> Refusals { get; } = [];

    public bool IsRefused => Refusals.Count > 0;

    public ImportRows Rows { get; set; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Data rows by RW ("?" where none could be read), ordered.</summary>
    public SortedDictionary<string, int> RowsPerRw { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Sum of the last serial number of each block, where the list numbers its rows; rows are what counts.
    /// </summary>
    public int? SerialSum { get; set; }

    /// <summary>Field of ours to heading of the file.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; set; } = new Dictionary<string, string>();

    /// <summary>All headings of the file, in its order; of a refused one what stood in their place.</summary>
    public IReadOnlyList<string> Headings { get; set; } = [];

    /// <summary>Headings that fill nothing.</summary>
    public IReadOnlyList<string> UnknownColumns { get; set; } = [];

    /// <summary>By row; at most <see cref="ImportLimits.ProblemsKeptMax"/>.</summary>
    public List<RowProblem> Problems { get; } = [];

    /// <summary>All of them by code, those not kept included.</summary>
    public SortedDictionary<string, int> ProblemsPerCode { get; } = new(StringComparer.Ordinal);

    public ImportChanges New { get; } = new();
    public ImportChanges Changed { get; } = new();

    /// <summary>
    /// On this source's list before, not in this file, and on no other list. Nothing of them is deleted.
    /// </summary>
    public ImportChanges Gone { get; } = new();
}

/// <summary>Each data row has one verdict, so the last five add up to <paramref name="Read"/>.</summary>
/// <param name="Skipped">Titles, totals, repeated headings and blank rows; not among those read.</param>
public sealed record ImportRows(int Read, int Accepted, int Warned, int Held, int Rejected, int Merged, int Skipped);

/// <param name="Code">Stable, listed in the README of this folder.</param>
/// <param name="Advice">For staff, in Indonesian.</param>
public sealed record ImportRefusal(string Code, string Advice);

/// <param name="Row">As the spreadsheet program numbers it.</param>
/// <param name="Value">Identifiers masked.</param>
public sealed record RowProblem(
    int Row, string Column, string Value, string Code, ImportVerdict Verdict, string What, string WhatToDo);

/// <param name="Row">Of this file; null for those gone from it.</param>
public sealed record ImportChangeLine(int? Row, string Name, string? Rw);

/// <summary>Residents whom an import changed in one way.</summary>
public sealed class ImportChanges
{
    public int Count { get; private set; }

    /// <summary>At most <see cref="ImportLimits.ChangesListedMax"/>.</summary>
    public List<ImportChangeLine> Lines { get; } = [];

    internal void Add(int? row, string name, string? rw)
    {
        Count++;
        if (Lines.Count < ImportLimits.ChangesListedMax) Lines.Add(new ImportChangeLine(row, name, rw));
    }
}
