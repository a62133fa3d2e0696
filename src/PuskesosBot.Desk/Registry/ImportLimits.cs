namespace PuskesosBot.Desk.Registry;

/// <summary>Bounds of a registry file. A file beyond one is refused before anything is written.</summary>
public static class ImportLimits
{
    /// <summary>A city's list of 500,000 rows as CSV is about 60 MB.</summary>
    public const long FileBytesMax = 64L << 20;

    public const int RowsMax = 2_000_000;
    public const int ColumnsMax = 200;

    /// <summary>A longer cell is no name, number or address; its row is rejected.</summary>
    public const int CellCharsMax = 1_000;

    /// <summary>Of a row, about; only to make room for as many as a file may have.</summary>
    public const int RowBytes = 128;

    /// <summary>Title rows above the header.</summary>
    public const int HeaderRowsMax = 30;

    /// <summary>Rows looked at to tell whether a whole column lost its last digits.</summary>
    public const int SampleRowsMax = 200;

    /// <summary>A quoted cell that runs on for more lines is a stray quote, and its line stands alone.</summary>
    public const int QuotedLinesMax = 20;

    public const int LineCharsMax = ColumnsMax * CellCharsMax;

    /// <summary>What all parts of a workbook may come to when inflated.</summary>
    public const long InflatedBytesMax = 256L << 20;

    /// <summary>The same for a part that is held in memory as a whole, such as the shared texts.</summary>
    public const long InflatedPartBytesMax = 64L << 20;

    public const int WorkbookPartsMax = 1_000;
    public const int XmlDepthMax = 64;

    /// <summary>
    /// Rows times columns that a workbook may claim: stray formats in far columns are read as blank cells.
    /// </summary>
    public const long CellsMax = 50_000_000;

    /// <summary>
    /// Rows decided and committed together: about a tenth of a second, so that turns go on between two of them. Fewer
    /// would write the same index pages more often.
    /// </summary>
    public const int ChunkRows = 2_000;

    /// <summary>Problems kept with their row; beyond it they are only counted by code.</summary>
    public const int ProblemsKeptMax = 50_000;

    /// <summary>Changes of each kind that the report lists one by one.</summary>
    public const int ChangesListedMax = 10_000;

    /// <summary>Resembling people looked at for one row.</summary>
    public const int CandidatesMax = 64;
}
