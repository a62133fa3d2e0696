using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Understanding;

/// <summary>Reads a file of labelled texts: tab-separated, with a header line; every problem at once.</summary>
internal sealed class LabelledTextFile
{
    internal const string Columns = "id text intent also_acceptable must_not lang noise note";

    private const long BytesMax = 16 * 1024 * 1024;

    private const int LinesMax = 100_000;

    private static readonly string[] Names = Columns.Split(' ');

    private readonly HashSet<string> _known;

    private LabelledTextFile(IEnumerable<string> intents) => _known = [.. intents, FirstWords.Asks];

    internal List<LabelledText> Texts { get; } = [];

    /// <summary>Each with its line; with one of them nothing is measured.</summary>
    internal List<string> Problems { get; } = [];

    internal static LabelledTextFile Read(string path, IEnumerable<string> intents)
    {
        var file = new LabelledTextFile(intents);
        try
        {
            if (new FileInfo(path).Length > BytesMax) file.Problems.Add($"{path}: larger than {BytesMax} bytes");
            else file.ReadLines(path, File.ReadAllLines(path));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            file.Problems.Add($"{path}: cannot be read");
        }

        return file;
    }

    private void ReadLines(string path, string[] lines)
    {
        if (lines.Length == 0 || !lines[0].TrimStart('\uFEFF').Split('\t').SequenceEqual(Names))
        {
            Problems.Add($"{path}:1: the first line must name the columns, with a tab between: {Columns}");
            return;
        }

        if (lines.Length > LinesMax) Problems.Add($"{path}: more than {LinesMax} lines");
        var ids = new HashSet<string>();
        for (var at = 1; at < Math.Min(lines.Length, LinesMax); at++)
            if (lines[at].Trim().Length > 0) ReadLine(path, at + 1, lines[at].Split('\t'), ids);
        if (Texts.Count == 0 && Problems.Count == 0) Problems.Add($"{path}: no texts");
    }

    private void ReadLine(string path, int line, string[] cells, HashSet<string> ids)
    {
        // Editors drop empty cells at the end of a line.
        if (cells.Length > Names.Length || cells.Length < 3)
        {
            Problems.Add($"{path}:{line}: {cells.Length} cells instead of {Names.Length}");
            return;
        }

        var cell = Enumerable.Range(0, Names.Length).Select(i => i < cells.Length ? cells[i].Trim() : "").ToArray();
        if (cell[0].Length == 0) Problems.Add($"{path}:{line}: the id is empty");
        else if (!ids.Add(cell[0])) Problems.Add($"{path}:{line}: id '{cell[0]}' twice");
        if (cell[1].Length == 0) Problems.Add($"{path}:{line}: the text is empty");
        if (cell[2].Length == 0) Problems.Add($"{path}:{line}: the intent is empty");
        var (also, mustNot) = (Alternatives(cell[3]), Alternatives(cell[4]));
        foreach (var unknown in also.Concat(mustNot).Append(cell[2]).Where(i => i.Length > 0 && !_known.Contains(i)))
            Problems.Add($"{path}:{line}: unknown intent '{unknown}' (allowed: "
                + $"{string.Join(", ", _known.Order(StringComparer.Ordinal))})");
        Texts.Add(new LabelledText(line, cell[0], cell[1], cell[2], also, mustNot, cell[5], cell[6]));
    }

    private static string[] Alternatives(string cell) =>
        cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
