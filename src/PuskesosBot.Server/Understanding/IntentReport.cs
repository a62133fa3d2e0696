using System.Globalization;

namespace PuskesosBot.Server.Understanding;

/// <summary>Prints how well texts were understood.</summary>
internal sealed class IntentReport(IReadOnlyList<HeardText> heard, TextWriter output)
{
    private const int NameWidth = 18, CellWidth = 6, ShortChars = 5;

    internal void Print(bool withErrors)
    {
        PrintAll();
        PrintBy("intent", one => one.Text.Intent);
        PrintBy("lang", one => one.Text.Language);
        PrintBy("noise", one => one.Text.Noise);
        PrintConfusion();
        if (withErrors) PrintErrors();
    }

    private void PrintAll()
    {
        output.WriteLine(Line($"texts    {heard.Count}"));
        output.WriteLine(Line($"strict   {Share(heard, one => one.IsStrict)}"));
        output.WriteLine(Line($"lenient  {Share(heard, one => one.IsLenient)}"));
        output.WriteLine(Line($"harm     {heard.Count(one => one.IsHarmful)}"));
        var offered = heard.Count(one => one.IsOffered);
        output.WriteLine(Line($"asked    {Share(heard, one => one.IsAsked)}, with the right one {offered}"));
    }

    private void PrintBy(string what, Func<HeardText, string> group)
    {
        output.WriteLine();
        output.WriteLine(Line(
            $"{what,-NameWidth}{"texts",7}{"strict",9}{"lenient",9}{"harm",6}{"asked",7}{"offered",9}"));
        foreach (var one in heard.GroupBy(group).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var all = one.ToList();
            var shares = $"{Share(all, text => text.IsStrict),9}{Share(all, text => text.IsLenient),9}";
            var counts = Line($"{all.Count(text => text.IsHarmful),6}{all.Count(text => text.IsAsked),7}");
            output.WriteLine(Line($"{(one.Key.Length == 0 ? "-" : one.Key),-NameWidth}{all.Count,7}{shares}{counts}")
                + Line($"{all.Count(text => text.IsOffered),9}"));
        }
    }

    /// <summary>Rows: what was meant; columns: what the bot would do.</summary>
    private void PrintConfusion()
    {
        var names = heard.SelectMany(one => new[] { one.Text.Intent, one.Prediction }).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        output.WriteLine();
        output.WriteLine("confusion (rows: meant, columns: done)");
        output.WriteLine(Line($"{"",-NameWidth}{string.Concat(names.Select(name => Short(name)))}"));
        foreach (var meant in names.Where(name => heard.Any(one => one.Text.Intent == name)))
        {
            var cells = names.Select(done =>
                heard.Count(one => one.Text.Intent == meant && one.Prediction == done));
            output.WriteLine(Line($"{meant,-NameWidth}") + string.Concat(cells.Select(Cell)));
        }
    }

    private void PrintErrors()
    {
        output.WriteLine();
        output.WriteLine("misses");
        foreach (var one in heard.Where(one => !one.IsLenient || one.IsHarmful))
        {
            var offered = one.IsAsked ? $" ({string.Join(" or ", one.Heard.Offered)})" : "";
            output.WriteLine($"{(one.IsHarmful ? "HARM " : "")}{one.Text.Id}: {one.Text.Intent} heard as "
                + $"{one.Prediction}{offered}: {one.Text.Text}");
        }
    }

    private static string Cell(int count) =>
        count == 0 ? ".".PadLeft(CellWidth) : Line($"{count,CellWidth}");

    private static string Short(string name) =>
        Line($"{(name.Length > ShortChars ? name[..ShortChars] : name),CellWidth}");

    private static string Share(IReadOnlyList<HeardText> texts, Func<HeardText, bool> which) =>
        texts.Count == 0 ? "-" : Line($"{100.0 * texts.Count(which) / texts.Count:0.0} %");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
