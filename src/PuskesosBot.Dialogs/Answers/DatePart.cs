namespace PuskesosBot.Dialogs;

/// <summary>One number or month of a date.</summary>
/// <param name="Value">For a month's name, 1 to 12.</param>
/// <param name="Digits">How many digits were written; 0 when it was said in words.</param>
internal readonly record struct DatePart(int Value, int Digits, bool IsMonthName)
{
    private static readonly HashSet<string> Company =
    [
        "bulan", "bln", "sasih", "tahun", "taun", "thn", "th", "tgl", "tanggal", "tg", "tggl", "tangal", "ping",
        "titimangsa", "lahir", "kelahiran",
    ];

    /// <summary>One digit, said in a word or written.</summary>
    internal bool IsUnit => Digits <= 1 && Value < 10 && !IsMonthName;

    /// <summary>Two digits, such as "65", "05" or "enam puluh lima".</summary>
    internal bool IsPair => !IsMonthName && (Digits == 2 || (Digits == 0 && Value is >= 10 and < 100));

    /// <summary>Words that may stand between the parts.</summary>
    internal static bool IsCompany(string word) => Company.Contains(word) || Words.IsParticle(word);

    /// <param name="afterDay">A month can follow: its name, or its number in Roman letters, is one then.</param>
    internal static bool TryRead(List<Word> words, int at, bool afterDay, out DatePart part, out int next)
    {
        (part, next) = (default, at + 1);
        var word = words[at];
        if (word.IsNumber)
        {
            var isRead = NumberWords.TryRead(words, at, out var written, out _);
            // A number too long to be read still has to spoil the date.
            part = new DatePart(isRead ? written : 0, word.Text.Length, IsMonthName: false);
            return true;
        }

        // "nol lima" is 05.
        if (NumberWords.TryReadUnit(word, out var zero) && zero == 0
            && at + 1 < words.Count && NumberWords.TryReadUnit(words[at + 1], out var unit))
        {
            (part, next) = (new DatePart(unit, Digits: 2, IsMonthName: false), at + 2);
            return true;
        }

        if (NumberWords.TryRead(words, at, out var said, out next))
        {
            part = new DatePart(said, Digits: 0, IsMonthName: false);
            return true;
        }

        next = at + 1;
        if (!afterDay || MonthOf(word.Text) is not { } month) return false;
        part = new DatePart(month, Digits: 0, IsMonthName: true);
        return true;
    }

    private static int? MonthOf(string word) =>
        MonthWords.Read(word) ?? (RomanNumber.TryRead(word, out var roman) && roman <= 12 ? roman : null);
}
