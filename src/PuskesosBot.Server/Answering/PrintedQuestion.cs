using System.Globalization;
using System.Text.RegularExpressions;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Answering;

/// <summary>Takes a question apart that is known only as it was printed.</summary>
internal static partial class PrintedQuestion
{
    /// <summary>The options printed after 1, 2, 3 ...; empty when fewer than two are found.</summary>
    internal static IReadOnlyList<ChoiceWords> OptionsOf(string asked)
    {
        var starts = new List<Match>();
        foreach (Match mark in Mark().Matches(asked))
        {
            var number = int.Parse(mark.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            if (number == starts.Count + 1) starts.Add(mark);
        }

        if (starts.Count < 2) return [];
        return
        [
            .. starts.Index().Select(start =>
            {
                var from = start.Item.Index + start.Item.Length;
                var to = start.Index + 1 < starts.Count ? starts[start.Index + 1].Index : asked.Length;
                return new ChoiceWords(Label(asked[from..to]), []);
            }),
        ];
    }

    /// <summary>"RT berapa?", and no word of the RW.</summary>
    internal static bool AsksRtOnly(string asked) => Rt().IsMatch(asked) && !Rw().IsMatch(asked);

    /// <summary>A label ends with its line; what follows the last one is another sentence.</summary>
    private static string Label(string printed) =>
        printed.Trim().Split('\n')[0].Trim().TrimEnd(';', ',', '/', '|', '.', ')', '(').Trim();

    [GeneratedRegex(@"(?<![\w.,/-])(?<number>\d{1,2})\uFE0F?\u20E3?\s?(?:[.):=]|-(?!\d)|\u2013|\buntuk\b|\butk\b"
        + @"|\bkalau\b|(?<=\u20E3))\s*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\b(rt|erte)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rt();

    [GeneratedRegex(@"\b(rw|erwe)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rw();
}
