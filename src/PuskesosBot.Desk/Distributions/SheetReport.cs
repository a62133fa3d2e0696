using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What reading a spreadsheet for hand-outs did, or would do.</summary>
public abstract class SheetReport
{
    private protected SheetReport()
    {
    }

    public bool IsDryRun { get; init; }

    /// <summary>Why the file as a whole was not read; null when it was.</summary>
    public ImportRefusal? Refusal { get; private set; }

    public int Read { get; internal set; }
    public int Added { get; internal set; }

    /// <summary>There already, or twice in the file.</summary>
    public int Repeated { get; internal set; }

    /// <summary>Not added: a person must look first.</summary>
    public int Held { get; internal set; }

    /// <summary>Not readable.</summary>
    public int Rejected { get; internal set; }

    /// <summary>Titles, totals, repeated headings and blank rows; not among those read.</summary>
    public int Skipped { get; internal set; }

    /// <summary>Headings that fill nothing.</summary>
    public IReadOnlyList<string> UnknownColumns { get; internal set; } = [];

    /// <summary>By row; at most <see cref="ImportLimits.ProblemsKeptMax"/>.</summary>
    public List<RowProblem> Problems { get; } = [];

    internal void Refuse(string code, string advice) => (Refusal, Added) = (new ImportRefusal(code, advice), 0);

    private protected void Add(RowProblem problem)
    {
        if (Problems.Count < ImportLimits.ProblemsKeptMax) Problems.Add(problem);
    }
}
