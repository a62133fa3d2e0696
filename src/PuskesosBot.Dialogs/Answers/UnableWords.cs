using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>"Lupa", "teu apal", "ga punya": nothing would come of asking the same again.</summary>
internal static partial class UnableWords
{
    /// <summary>More words tell something else.</summary>
    private const int WordsMax = 14;

    /// <summary>Words between a "not" and what it denies.</summary>
    private const int GapMax = 3;

    /// <summary>One word that says that it is not known.</summary>
    private static readonly HashSet<string> NotKnown =
    [
        "lupa", "lali", "hilap", "poho", "duka", "teuing", "gatau", "gatw", "gtau", "gatahu", "gtw", "gaktau",
        "gahafal",
        "gainget", "gahapal", "entahlah", "entah", "tauah", "gangerti", "lp", "lpa",
    ];

    /// <summary>One word that says that it is not there, or will not be told.</summary>
    private static readonly HashSet<string> NotThere =
    [
        "gakpunya", "gapunya", "gpunya", "hilang", "ilang", "leungit", "ical", "ketinggalan", "katinggaleun", "kantun",
        "rahasia", "gamau", "gakmau", "gmau", "alim", "embung", "nihil", "gaada", "gada", "gakada", "dicuri", "dicopet",
        "kebakar", "kababawa", "pikun",
    ];

    /// <summary>What a "not" before it makes such an answer: "tidak tahu", "teu acan gaduh".</summary>
    private static readonly HashSet<string> Knowing =
    [
        "tau", "tahu", "taw", "tw", "terang", "apal", "hafal", "hapal", "inget", "ingat", "ingt", "emut", "keinget",
        "nyaho", "uninga", "nyatet", "kacatet",
    ];

    private static readonly HashSet<string> Having =
    [
        "punya", "pny", "punyah", "gaduh", "boga", "gableg", "ada", "aya", "pegang", "megang", "bawa", "nyandak",
        "mawa",
        "nyepeng", "mau", "hoyong", "bersedia", "dikasih", "dipasihan", "dibawa", "kebawa", "nyimpen", "nyimpan",
        "disimpan", "simpan", "kersa", "ngasih", "masihan", "jawab", "berani", "wantun", "usah", "perlu", "kedah",
        "peryogi", "kebaca", "kabaca", "dapat", "dapet", "nampi", "kenging",
    ];

    private static readonly HashSet<string> Waiting =
    [
        "bentar", "sebentar", "bntr", "sbntr", "tunggu", "antosan", "antos", "sakedap", "sakeudap", "tungguan",
        "dicari",
        "nyari", "cari", "milarian", "tanya", "naros", "nanya", "tanyakan", "nanyakeun",
    ];

    private static readonly HashSet<string> Inquiring = ["tanya", "naros", "nanya"];

    private static readonly HashSet<string> Later = ["dulu", "dlu", "heula", "nanti", "engke", "ya", "atuh", "kang"];

    private static readonly HashSet<string> Wanting = ["mau", "bade", "hoyong", "pengen"];

    private static readonly HashSet<string> Lost =
        ["hilang", "ilang", "leungit", "ical", "ketinggalan", "katinggaleun", "kantun"];

    internal static bool Says(string text, AnswerKind kind)
    {
        var isOfWords = kind is AnswerKind.YesNo or AnswerKind.Choice;
        if (text.Contains('?') || text.Length > DialogLimits.MessageCharsMax) return false;
        // "Tidak tahu kapan lahirnya" asks nothing.
        if (OtherSubject.AsksWhy(Unknown().Replace(text, "$1"))) return false;
        if (AnswerTalk.HasDigits(text)) return false;
        if (!isOfWords && text.Trim() is "-" or "--" or "---") return true;
        var words = Words.Split(text);
        if (words.Count is 0 or > WordsMax || IsWaiting(text)) return false;
        // "Lupa nomernya berapa" tells, "resinya ilang, nomernya berapa" asks.
        var asks = OtherSubject.Asks(text, kind);
        return words.Index().Any(at => IsUnable(words, at.Index, isOfWords)
            && !(asks && Lost.Contains(words[at.Index].Text)));
    }

    /// <summary>They look for it, or will ask somebody first.</summary>
    internal static bool IsWaiting(string text)
    {
        var words = Words.Split(text);
        if (!words.Exists(word => Waiting.Contains(word.Text)) || words.Exists(word => Wanting.Contains(word.Text)))
            return false;
        // "Tanya dulu" waits, "tanya jadwal" asks.
        return words.Exists(word => Later.Contains(word.Text))
            || words.Exists(word => Waiting.Contains(word.Text) && !Inquiring.Contains(word.Text));
    }

    private static bool IsUnable(List<Word> words, int at, bool isOfWords)
    {
        var word = Words.Unstretched(words[at].Text);
        if (NotKnown.Contains(word) || (!isOfWords && (NotThere.Contains(word) || NotThere.Contains(words[at].Text))))
            return true;
        if (!Words.IsNegation(words[at].Text) && !Words.IsNegation(word)
            && word is not ("g" or "kagak" or "kaga" or "ora" or "kurang" or "krg")) return false;
        for (var next = at + 1; next < words.Count && next <= at + GapMax; next++)
        {
            var denied = Words.Unstretched(words[next].Text);
            if (Knowing.Contains(denied) || (!isOfWords && Having.Contains(denied))) return true;
        }

        return false;
    }

    [GeneratedRegex(@"\b(tau|tahu|terang|apal|hafal|hapal|inget|ingat|emut|lupa|hilap|poho)\s+(?:kapan|iraha)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();
}
