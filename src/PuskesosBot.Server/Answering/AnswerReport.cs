using System.Globalization;

namespace PuskesosBot.Server.Answering;

/// <summary>Prints how well answers were read.</summary>
internal static class AnswerReport
{
    private const int NameColumns = 16, NumberColumns = 11;

    /// <summary>In the confusion table: it answers, but not with the expected value.</summary>
    private const string OtherValue = "OK, other";

    internal static void Write(IReadOnlyList<AnswerResult> results, bool withErrors, TextWriter output)
    {
        output.WriteLine($"{results.Count} answers");
        output.WriteLine($"strict   {Share(results, result => result.IsRight)}");
        output.WriteLine($"lenient  {Share(results, result => result.IsAcceptable)}");
        output.WriteLine($"harm     {results.Count(result => result.IsHarmful)}");
        WriteGroups("ask", results, result => result.Row.Ask, output);
        WriteGroups("expect", results, result => string.Join('|', result.Row.Expect), output);
        WriteGroups("language", results, result => Named(result.Row.Language), output);
        WriteGroups("noise", results, result => Named(result.Row.Noise), output);
        WriteConfusion(results, output);
        if (withErrors) WriteErrors(results, output);
    }

    private static string Named(string cell) => cell.Length == 0 ? "-" : cell;

    private static void WriteGroups(
        string title, IReadOnlyList<AnswerResult> results, Func<AnswerResult, string> nameOf, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Row(title, "answers", "strict", "lenient", "harm"));
        foreach (var group in results.GroupBy(nameOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var members = group.ToList();
            output.WriteLine(Row(group.Key, Number(members.Count), Percent(members, result => result.IsRight),
                Percent(members, result => result.IsAcceptable), Number(members.Count(result => result.IsHarmful))));
        }
    }

    private static void WriteConfusion(IReadOnlyList<AnswerResult> results, TextWriter output)
    {
        string[] columns = [.. AnswerRow.Results, OtherValue];
        output.WriteLine();
        output.WriteLine(Row("expected \\ read", columns));
        foreach (var expect in AnswerRow.Results)
        {
            var members = results.Where(result => result.Row.Expect[0] == expect).ToList();
            if (members.Count == 0) continue;
            var counts = columns.Select(column => members.Count(result => ColumnOf(result) == column));
            output.WriteLine(Row(expect, [.. counts.Select(count => count == 0 ? "." : Number(count))]));
        }
    }

    private static string ColumnOf(AnswerResult result) => result.IsOtherValue ? OtherValue : result.Result;

    private static void WriteErrors(IReadOnlyList<AnswerResult> results, TextWriter output)
    {
        foreach (var result in results.Where(result => !result.IsRight || result.IsHarmful))
        {
            var row = result.Row;
            var verdict = result.IsHarmful ? "HARM" : result.IsAcceptable ? "acceptable" : "miss";
            var values = row.Values.Count > 0 ? $":{string.Join('|', row.Values)}" : "";
            output.WriteLine();
            output.WriteLine($"line {row.Line} {row.Id} {row.Ask}: {verdict}");
            output.WriteLine($"  said      {Visible(row.Text)}");
            output.WriteLine($"  expected  {string.Join('|', row.Expect)}{values}");
            output.WriteLine($"  read      {result.Shown}");
        }
    }

    // What comes from a file must not be a command to the terminal.
    private static string Visible(string text) => string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign));

    private static string Share(IReadOnlyList<AnswerResult> results, Func<AnswerResult, bool> isGood) =>
        $"{Percent(results, isGood)} ({results.Count(isGood)})";

    private static string Percent(IReadOnlyList<AnswerResult> results, Func<AnswerResult, bool> isGood) =>
        (100.0 * results.Count(isGood) / results.Count).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Row(string name, params string[] cells) =>
        name.PadRight(NameColumns) + string.Concat(cells.Select(cell => cell.PadLeft(NumberColumns)));
}
