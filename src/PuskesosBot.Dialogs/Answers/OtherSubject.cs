using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>
/// A modest rule for what is no answer at all: a question, a complaint, a call for somebody. Without a classifier it is
/// all there is; with one it catches what the classifier is not sure of.
/// </summary>
internal static partial class OtherSubject
{
    private static readonly HashSet<string> Asking =
    [
        "kapan", "kpn", "iraha", "dimana", "dmn", "mana", "kemana", "kamana", "kenapa", "knp", "knpa", "kunaon", "naha",
        "gimana", "gmn", "gmna", "bagaimana", "kumaha", "kmh", "berapa", "brp", "brapa", "sabaraha", "apa", "apakah",
        "naon", "siapa", "saha", "kok", "masa", "palih", "timana", "darimana", "bisakah", "bolehkah", "naonan",
    ];

    private static readonly HashSet<string> Elsewhere =
    [
        "kapan", "kpn", "iraha", "kenapa", "knp", "knpa", "kunaon", "naha", "gimana", "gmn", "gmna", "bagaimana",
        "kumaha",
        "kmh", "kok", "masa",
    ];

    /// <summary>A question about the question itself is answered by asking it more plainly.</summary>
    private static readonly HashSet<string> Clarifying =
    [
        "maksud", "maksudnya", "maksudna", "mksd", "contoh", "contohnya", "contona", "conto", "format", "formatnya",
        "nulis", "nulisnya", "nulisna", "ngisi", "ngetik", "ngetiknya", "isi", "isinya", "ketik",
    ];

    private static readonly HashSet<string> Matters =
    [
        "bantuan", "bantosan", "bansos", "beras", "beas", "sembako", "pkh", "bpnt", "dtks", "bpjs", "kis", "jadwal",
        "pembagian", "penyaluran", "keluhan", "lapor", "laporan", "laporkan", "ngadu", "pengaduan", "komplain",
        "komplen", "protes", "syarat", "syaratnya", "persyaratan", "daftar", "daftarin", "ngajuin", "usulin", "cair",
        "macet", "petugas", "patugas", "operator", "manusia", "orangnya", "kelurahan", "telepon", "telpon", "tlp",
        "nelpon", "hubungi", "hubungin", "sambungkan", "sambungin", "kebakaran", "kahuruan", "banjir", "kebanjiran",
        "caah", "pingsan", "kapiuhan", "kejang", "sesak", "darurat", "meninggal", "ngantunkeun", "kecelakaan",
        "dipukul",
        "dipukulin", "mukulin", "operasi", "sakit", "udur", "teu damang", "pungli", "nanya", "tanya", "naros",
        "bertanya", "nanyain", "barcode", "undangan", "bahasa", "basa", "nunggak", "tunggakan", "antri", "antre",
        "tetangga", "tatangga", "dapet", "kebagian", "robot", "jatah", "galak", "lambat", "lama", "ribet", "capek",
        "ngobrol", "ngomong",
        "nyarios", "bicara", "ngadukeun", "teleponan",
    ];

    internal static bool IsAsking(string word) => Asking.Contains(word);

    /// <summary>It asks why, when or how: never about the answer itself.</summary>
    internal static bool AsksWhy(string text) =>
        Words.Split(text).Exists(word => Elsewhere.Contains(Words.Unstretched(word.Text)));

    /// <summary>It asks for something that the question is not about, whatever numbers are in it.</summary>
    internal static bool Asks(string text, AnswerKind kind)
    {
        text = Whichever().Replace(text, " ");
        var words = Words.WithoutParticles(Words.Split(text)).ConvertAll(word => Words.Unstretched(word.Text));
        if (!text.Contains('?') && !words.Exists(Asking.Contains)) return false;
        var own = OwnWords(kind);
        return words.Exists(word => !own.Contains(word) && !Asking.Contains(word) && !char.IsAsciiDigit(word[0])
            && !NumberWords.IsPart(word) && !RomanNumber.TryRead(word, out _) && !Words.IsNegation(word)
            && MonthWords.Read(word) is null);
    }

    internal static bool Has(string text, AnswerKind kind)
    {
        var words = Words.WithoutParticles(Words.Split(Whichever().Replace(text, " ")))
            .ConvertAll(word => Words.Unstretched(word.Text));
        if (words.Count == 0) return false;
        if (words.Exists(Clarifying.Contains) || UnableWords.IsWaiting(text)) return false;
        if (words.Exists(Matters.Contains) && words.Count >= 2) return true;
        if (words.Count < 2) return false;
        var asks = Asks(text, kind);
        // Two numbers and "yang mana ya" is an answer in doubt; "RW 6 kapan dibagi" is none.
        if (AnswerTalk.HasDigits(text)) return asks && AsksWhy(text);
        return asks || words.Exists(word => Asking.Contains(word));
    }

    /// <summary>"Kapan saja" asks nothing.</summary>
    [GeneratedRegex(@"\b(?:kapan|iraha|apa|naon|siapa|saha|mana|dimana)(?:\s+(?:saja|aja|wae|pun|we)|pun)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Whichever();

    /// <summary>What the question is about; asking back with nothing else means that it was not understood.</summary>
    private static HashSet<string> OwnWords(AnswerKind kind) => kind switch
    {
        AnswerKind.Nik => ["nik", "ktp", "nomor", "nomer", "no", "itu", "yang", "di", "harus", "diisi"],
        AnswerKind.Rw or AnswerKind.Rt => ["rw", "rt", "erwe", "erte", "yang", "nu"],
        AnswerKind.Date => ["tanggal", "tgl", "lahir", "tahun", "yang", "nu"],
        AnswerKind.Receipt => ["resi", "resina", "resinya", "nomor", "nomer", "no", "yang", "nu"],
        AnswerKind.Phone => ["nomor", "nomer", "no", "hp", "wa", "yang", "nu"],
        _ => ["yang", "nu"],
    };
}
