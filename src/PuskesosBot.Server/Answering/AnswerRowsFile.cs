namespace PuskesosBot.Server.Answering;

/// <summary>Reads a file of answers: tab-separated, one header line, any order of columns.</summary>
internal static class AnswerRowsFile
{
    internal static IReadOnlyList<string> Columns { get; } =
    [
        "id", "ask", "bot_text", "text", "expect", "value", "also_acceptable", "must_not", "lang", "noise", "note",
    ];

    private static readonly string[] Needed = ["ask", "text", "expect"];

    /// <summary>More lines are no hand-written file.</summary>
    private const int LinesMax = 100_000;

    /// <param name="Problems">As "line N: what"; when there is one, the rows are not to be used.</param>
    internal sealed record Content(IReadOnlyList<AnswerRow> Rows, IReadOnlyList<string> Problems);

    internal static Content Read(IEnumerable<string> lines)
    {
        var problems = new List<string>();
        var rows = new List<AnswerRow>();
        Dictionary<string, int>? header = null;
        var number = 0;
        foreach (var line in lines.Take(LinesMax))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var cells = line.TrimEnd('\r').Split('\t');
            if (header is null) header = ReadHeader(cells, number, problems);
            else if (ReadRow(header, cells, number, problems) is { } row) rows.Add(row);
        }

        if (header is null) problems.Add("line 1: the file has no header line");
        else if (rows.Count == 0 && problems.Count == 0) problems.Add("line 1: there is no row under the header");
        return new Content(rows, problems);
    }

    private static Dictionary<string, int> ReadHeader(string[] cells, int line, List<string> problems)
    {
        var header = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, cell) in cells.Index())
        {
            var name = cell.Trim().TrimStart('\uFEFF');
            if (!Columns.Contains(name, StringComparer.OrdinalIgnoreCase))
                problems.Add($"line {line}: unknown column '{name}' (allowed: {string.Join(", ", Columns)})");
            else if (!header.TryAdd(name, at)) problems.Add($"line {line}: the column '{name}' is there twice");
        }

        foreach (var name in Needed.Where(name => !header.ContainsKey(name)))
            problems.Add($"line {line}: the column '{name}' is missing");
        return header;
    }

    private static AnswerRow? ReadRow(
        Dictionary<string, int> header, string[] cells, int line, List<string> problems)
    {
        var before = problems.Count;
        if (cells.Length > header.Count && cells[header.Count..].Any(cell => cell.Trim().Length > 0))
            problems.Add($"line {line}: {cells.Length} cells under {header.Count} columns");
        var ask = Cell("ask").ToUpperInvariant();
        if (header.ContainsKey("ask") && !AnswerRow.Asks.Contains(ask))
            problems.Add($"line {line}: unknown ask '{ask}' (allowed: {string.Join(", ", AnswerRow.Asks)})");
        var expect = Alternatives("expect").ConvertAll(word => word.ToUpperInvariant());
        if (header.ContainsKey("expect") && expect.Count == 0) problems.Add($"line {line}: expect is empty");
        foreach (var word in expect.Where(word => !AnswerRow.Results.Contains(word)))
            problems.Add($"line {line}: unknown expect '{word}' (allowed: {string.Join(", ", AnswerRow.Results)})");
        if (problems.Count > before) return null;
        return new AnswerRow(
            line, Cell("id"), ask, Unescaped(Cell("bot_text")), Unescaped(Cell("text")), expect, Alternatives("value"),
            Alternatives("also_acceptable"), Alternatives("must_not"), Cell("lang"), Cell("noise"));

        string Cell(string name) =>
            header.TryGetValue(name, out var at) && at < cells.Length ? cells[at].Trim() : "";

        List<string> Alternatives(string name) =>
            [.. Cell(name).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>A line break inside a cell is written as \n.</summary>
    private static string Unescaped(string cell) => cell.Replace("\\n", "\n", StringComparison.Ordinal);
}
