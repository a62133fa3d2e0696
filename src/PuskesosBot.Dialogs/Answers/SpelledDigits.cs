using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Long numbers are said and typed in pieces: "3273 0217…", "nol delapan satu dua".</summary>
internal static class SpelledDigits
{
    /// <summary>Digits of consecutive number words, joined; what stands between two runs ends a run.</summary>
    /// <param name="joints">Signs that may stand between two pieces of one number.</param>
    internal static List<(string Digits, char Before)> Runs(List<Word> words, string joints)
    {
        var runs = new List<(string, char)>();
        var run = new StringBuilder();
        var before = ' ';
        foreach (var word in NumberWords.Spell(words))
        {
            var piece = PieceOf(word);
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

    private static string? PieceOf(Word word)
    {
        if (word.IsNumber) return word.Text;
        return NumberWords.TryReadUnit(word, out var digit) ? ((char)('0' + digit)).ToString() : null;
    }
}
