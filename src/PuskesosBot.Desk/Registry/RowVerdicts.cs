namespace PuskesosBot.Desk.Registry;

/// <summary>
/// Keeps the verdict of every row, because a later row can still change it, and the problems worth showing.
/// </summary>
internal sealed class RowVerdicts(ImportReport report)
{
    private readonly List<(int Number, ImportVerdict Verdict)> _rows = [];
    private readonly List<(int Index, RowFinding Finding, ImportVerdict Verdict)> _problems = [];
    private readonly HashSet<(int Index, string Code)> _once = [];

    /// <summary>Takes a row in with what was found in it alone; its place, from 0.</summary>
    internal int Begin(ImportRow row)
    {
        var index = _rows.Count;
        _rows.Add((row.Number, ImportVerdict.Accepted));
        foreach (var finding in row.Findings ?? [])
        {
            if (finding != row.NikFault) Add(index, finding, ImportCode.Of(finding.Code).Verdict);
        }

        var rw = row.Rw ?? "?";
        report.RowsPerRw[rw] = report.RowsPerRw.GetValueOrDefault(rw) + 1;
        return index;
    }

    internal void Find(int index, string code, string column, string value, ImportVerdict? verdict = null) =>
        Add(index, new RowFinding(code, column, ImportMask.Of(value)), verdict ?? ImportCode.Of(code).Verdict);

    internal void FindOnce(int index, string code, string value, ImportVerdict? verdict = null)
    {
        if (_once.Add((index, code))) Find(index, code, "", value, verdict);
    }

    /// <summary>A faulty NIK does not hold a person whose NIK is known already.</summary>
    internal void FindNikFault(int index, RowFinding fault, bool isHarmless) =>
        Add(index, fault, isHarmless ? ImportVerdict.Warned : ImportVerdict.Held);

    internal void Settle(RowDecision decision)
    {
        if (decision.IsHeld) Raise(decision.Index, ImportVerdict.Held);
    }

    /// <summary>Fills the report.</summary>
    internal void Close(int skipped)
    {
        int Count(ImportVerdict verdict) => _rows.Count(row => row.Verdict == verdict);
        report.Rows = new ImportRows(
            _rows.Count, Count(ImportVerdict.Accepted), Count(ImportVerdict.Warned), Count(ImportVerdict.Held),
            Count(ImportVerdict.Rejected), Count(ImportVerdict.Merged), skipped);
        foreach (var (index, finding, verdict) in _problems.OrderBy(problem => problem.Index))
        {
            var code = ImportCode.Of(finding.Code);
            report.Problems.Add(new RowProblem(
                _rows[index].Number, finding.Column, finding.Value, finding.Code, verdict, code.What, code.WhatToDo));
        }
    }

    private void Add(int index, RowFinding finding, ImportVerdict verdict)
    {
        Raise(index, verdict);
        report.ProblemsPerCode[finding.Code] = report.ProblemsPerCode.GetValueOrDefault(finding.Code) + 1;
        if (_problems.Count < ImportLimits.ProblemsKeptMax) _problems.Add((index, finding, verdict));
    }

    private void Raise(int index, ImportVerdict verdict)
    {
        if (Weight(verdict) > Weight(_rows[index].Verdict)) _rows[index] = (_rows[index].Number, verdict);
    }

    private static int Weight(ImportVerdict verdict) => verdict switch
    {
        ImportVerdict.Accepted => 0,
        ImportVerdict.Warned => 1,
        ImportVerdict.Merged => 2,
        ImportVerdict.Held => 3,
        ImportVerdict.Rejected => 4,
        _ => throw new System.Diagnostics.UnreachableException(verdict.ToString()),
    };
}
