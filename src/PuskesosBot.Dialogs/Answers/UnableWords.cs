namespace PuskesosBot.Dialogs;

/// <summary>"Lupa", "teu apal", "ga punya": nothing would come of asking the same again.</summary>
internal static class UnableWords
{
    /// <summary>More words tell something else.</summary>
    private const int WordsMax = 10;

    /// <summary>One word that says it.</summary>
    private static readonly HashSet<string> Alone =
    [
        "lupa", "lali", "hilap", "poho", "duka", "dukateh", "teuing", "gatau", "gatw", "gtau", "gatahu", "gtw",
        "gaktau", "gakpunya", "gapunya", "gpunya", "hilang", "ilang", "leungit", "ical", "ketinggalan", "katinggaleun",
        "kantun", "rahasia", "gamau", "gakmau", "gmau", "alim", "embung", "gahafal", "gainget", "gangerti", "nihil",
        "gaada", "gada", "gakada", "entahlah", "entah", "gahapal", "tauah",
    ];

    /// <summary>What a "not" before it makes such an answer: "tidak tahu", "teu acan gaduh".</summary>
    private static readonly HashSet<string> Negated =
    [
        "tau", "tahu", "taw", "tw", "terang", "tahuu", "apal", "hafal", "hapal", "inget", "ingat", "ingt", "emut",
        "punya", "pny", "punyah", "gaduh", "boga", "ada", "aya", "pegang", "megang", "bawa", "nyandak", "mawa",
        "nyepeng", "mau", "hoyong", "bersedia", "dikasih", "dibawa", "kebawa", "keinget", "nyimpen", "nyimpan",
        "disimpan", "simpan", "hapalan", "kersa", "ngasih", "jawab", "berani", "wantun", "nyaho", "uninga",
    ];

    private static readonly HashSet<string> Lost =
        ["hilang", "ilang", "leungit", "ical", "ketinggalan", "katinggaleun", "kantun"];

    private static readonly HashSet<string> Waiting =
        ["bentar", "sebentar", "bntr", "sbntr", "tunggu", "antosan", "sakedap", "sakeudap", "tungguan", "dicari",
            "nyari", "cari", "milarian", "tanya", "naros", "nanya"];

    internal static bool Says(string text, AnswerKind kind)
    {
        if (kind is AnswerKind.YesNo or AnswerKind.Choice || text.Contains('?') || OtherSubject.AsksWhy(text)) return false;
        if (text.Trim() is "-" or "--" or "---") return true;
        var words = Words.Split(text);
        if (words.Count is 0 or > WordsMax || words.Exists(word => Waiting.Contains(word.Text))) return false;
        // "Lupa nomernya berapa" tells, "resinya ilang, nomernya berapa" asks.
        var asks = OtherSubject.Asks(text, kind);
        return words.Index().Any(at => IsUnable(words, at.Index) && !(asks && Lost.Contains(words[at.Index].Text)));
    }

    private static bool IsUnable(List<Word> words, int at)
    {
        var word = Words.Unstretched(words[at].Text);
        if (Alone.Contains(words[at].Text) || Alone.Contains(word)) return true;
        if (!Words.IsNegation(word) && word is not ("g" or "kagak" or "kaga" or "ora")) return false;
        for (var next = at + 1; next < words.Count && next <= at + 3; next++)
            if (Negated.Contains(Words.Unstretched(words[next].Text)) || Negated.Contains(words[next].Text)) return true;
        return false;
    }
}
