using System.Globalization;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Long numbers are said and typed in pieces: "3273 0217…", "nol delapan satu dua".</summary>
internal static class SpelledDigits
{
    /// <summary>Who dictates says them between two pieces.</summary>
    private static readonly HashSet<string> Links = ["terus", "teras", "trus", "lajeng", "lalu", "tuluy"];

    /// <summary>Digits of consecutive number words, joined; what stands between two runs ends a run.</summary>
    /// <param name="joints">Signs that may stand between two pieces of one number.</param>
    internal static List<(string Digits, char Before)> Runs(List<Word> words, string joints)
    {
        var runs = new List<(string, char)>();
        var run = new StringBuilder();
        var before = ' ';
        var spelled = NumberWords.Spell(words);
        for (var at = 0; at < spelled.Count;)
        {
            var word = spelled[at];
            var piece = PieceAt(spelled, ref at);
            if (piece is null && run.Length > 0 && Links.Contains(word.Text)) continue;
            if (run.Length > 0 && (piece is null || (word.Before is not '\0' && !joints.Contains(word.Before)))) End();
            if (piece is null) continue;
            if (run.Length == 0) before = word.Before;
            run.Append(piece);
        }

        if (run.Length > 0) End();
        return runs;

        void End()
        {
            runs.Add((run.ToString(), before));
            run.Clear();
        }
    }

    /// <summary>"tiga puluh dua" says two digits; hundreds are no way to dictate.</summary>
    private static string? PieceAt(List<Word> words, ref int at)
    {
        var word = words[at];
        var isRead = NumberWords.TryRead(words, at, out var value, out var next) && !word.IsNumber && value < 100;
        at = isRead ? next : at + 1;
        if (isRead) return value.ToString(CultureInfo.InvariantCulture);
        return word.IsNumber ? word.Text : null;
    }
}
