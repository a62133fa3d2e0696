using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>The last four digits of a family card number; of a whole number only these are kept.</summary>
internal static class KkLast4Answer
{
    private const int KkDigits = 16, LastDigits = 4;

    /// <summary>Any other word may mean that the four digits are a year or a house number.</summary>
    private static readonly HashSet<string> Company =
    [
        "kk", "ka", "no", "nomor", "nomer", "nmr", "kartu", "keluarga", "kartos", "kulawarga", "akhir", "terakhir",
        "terahir", "akhirnya", "belakang", "belakangnya", "tungtung", "tungtungna", "pamungkas", "angka", "angkana",
        "angkanya", "digit", "saya", "abdi", "adalah", "nyaeta", "na", "yang", "yg", "nu", "dari", "tina",
    ];

    internal static Answer Read(string text)
    {
        var words = WithoutCount(NumberWords.Spell(Words.Split(text)));
        if (words.Exists(IsForeign)) return Answer.Unread;

        var runs = SpelledDigits.Runs(words, " -._:");
        if (runs is [var (digits, _)] && digits.Length is KkDigits or LastDigits)
            return Answer.Of(digits[^LastDigits..]);
        return ReadCounted(words) is { Length: LastDigits } counted ? Answer.Of(counted) : Answer.Unread;
    }

    /// <summary>"4 angka terakhir" says how many digits follow, and is none of them.</summary>
    private static List<Word> WithoutCount(List<Word> words)
    {
        var at = words.FindIndex(word => word.Text is "angka" or "digit" or "nomor" or "nomer");
        if (at > 0 && (words[at - 1].Text == "4" || (NumberWords.TryReadUnit(words[at - 1], out var n) && n == 4)))
            words.RemoveAt(at - 1);
        return words;
    }

    private static bool IsForeign(Word word) =>
        !word.IsNumber && !Words.IsParticle(word.Text) && !Company.Contains(word.Text)
        && !NumberWords.IsPart(word.Text);

    /// <summary>"dua belas tiga puluh empat" and "seribu dua ratus tiga puluh empat" are both 1234.</summary>
    private static string? ReadCounted(List<Word> words)
    {
        var digits = "";
        for (var at = 0; at < words.Count && digits.Length <= LastDigits;)
        {
            if (words[at].IsNumber) return null;
            if (!NumberWords.TryRead(words, at, out var value, out var next))
            {
                if (NumberWords.IsPart(words[at].Text)) return null;
                at++;
                continue;
            }

            digits += value.ToString(CultureInfo.InvariantCulture);
            at = next;
        }

        return digits;
    }
}
