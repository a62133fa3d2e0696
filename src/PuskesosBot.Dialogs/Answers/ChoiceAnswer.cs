using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>A number that chooses: "2", "2️⃣", "nomer dua", "nu kadua", "opsi II".</summary>
internal static class ChoiceAnswer
{
    private static readonly HashSet<string> Company =
    [
        "no", "nomor", "nomer", "nmr", "nomber", "nu", "ka", "yang", "yg", "pilih", "pilihan", "pilihannya", "milih",
        "pilihna", "opsi", "poin", "point", "angka", "saya", "abdi", "mau", "hoyong", "bade", "ambil", "jawaban",
        "jawabannya", "number", "option", "urutan", "menu",
    ];

    internal static Answer Read(string text) =>
        NumberIn(Words.Split(text)) is { } number
            ? Answer.Of(number.ToString(CultureInfo.InvariantCulture))
            : Answer.Unread;

    /// <summary>A number that is called one, whatever is said around it: "ku pun anak kang, no 2".</summary>
    internal static int? NamedIn(List<Word> words)
    {
        var spelled = NumberWords.Spell(words);
        int? named = null;
        for (var at = 0; at < spelled.Count; at++)
        {
            if (Words.IsNegation(spelled[at].Text)) return null;
            if (!NumberWords.TryRead(spelled, at, out var value, out var next)) continue;
            var isNamed = at > 0 && spelled[at - 1].Text is "no" or "nomor" or "nomer" or "nmr" or "opsi" or "pilihan"
                or "pilih" or "poin";
            if (!isNamed || named is not null) return null;
            named = value;
            at = next - 1;
        }

        return named > 0 ? named : null;
    }

    /// <summary>Null unless the words say one number and nothing else.</summary>
    internal static int? NumberIn(List<Word> words)
    {
        var spelled = NumberWords.Spell(words);
        int? number = null;
        var isIntroduced = false;
        for (var at = 0; at < spelled.Count;)
        {
            if (TryNumber(spelled, at, isIntroduced, out var value, out var next))
            {
                if (number is not null) return null;
                number = value;
                at = next;
                continue;
            }

            if (Company.Contains(spelled[at].Text)) isIntroduced = true;
            else if (!Words.IsParticle(spelled[at].Text)) return null;
            at++;
        }

        return number > 0 ? number : null;
    }

    private static bool TryNumber(List<Word> words, int at, bool isIntroduced, out int value, out int next)
    {
        next = at + 1;
        var word = words[at].Text;
        if (NumberWords.TryReadOrdinal(word, out value)) return true;
        if (NumberWords.TryRead(words, at, out value, out next)) return true;
        next = at + 1;
        // A lone "i" or "x" is more likely a slip than a number.
        return (isIntroduced || word.Length > 1) && RomanNumber.TryRead(word, out value);
    }
}
