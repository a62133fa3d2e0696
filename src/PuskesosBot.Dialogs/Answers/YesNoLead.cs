using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>A plain yes or no with a reason: "bukan, dia tetangga"; "sudah sepakat, ya kirim saja".</summary>
internal static partial class YesNoLead
{
    private const int WordsMax = 20;

    private static readonly HashSet<string> Reasons =
    [
        "soalnya", "karena", "krn", "soalna", "margi", "itu", "eta", "dia", "beda", "benten", "saya", "abdi", "masih",
    ];

    internal static bool? Meaning(string text, YesNoQuestion question)
    {
        if (text.Length > DialogLimits.MessageCharsMax || text.Contains('?') || Unsure().IsMatch(text)) return null;
        var words = Words.Split(text);
        if (words.Count is < 2 or > WordsMax) return null;
        var senses = words.ConvertAll(question.SenseOf);
        var first = senses.FindIndex(sense => sense is not YesNoSense.Company);
        if (first < 0) return null;
        var rest = senses.FindIndex(first, sense => sense is YesNoSense.Unknown);
        if (rest < 0) return null;
        return senses[first] switch
        {
            YesNoSense.Yes or YesNoSense.YesUnlessNegated when IsPlainYes(text, words, senses, first, rest) => true,
            YesNoSense.No when IsPlainNo(words, senses, first, rest) => false,
            YesNoSense.Wrong when !senses.Contains(YesNoSense.No) && !senses.Contains(YesNoSense.Yes) => false,
            YesNoSense.Unknown => AtEnd(text, senses, question),
            _ => null,
        };
    }

    /// <summary>A story that ends in a plain answer, and says nothing against it before.</summary>
    private static bool? AtEnd(string text, List<YesNoSense> senses, YesNoQuestion question)
    {
        var clause = text.TrimEnd(' ', '.', '!', ',').LastIndexOfAny([',', '.', '!', ';']);
        if (clause < 0 || YesNoAnswer.Meaning(text[(clause + 1)..], question) is not { } meaning) return null;
        var against = meaning
            ? senses.Exists(sense => sense is YesNoSense.No or YesNoSense.Wrong)
            : senses.Contains(YesNoSense.Yes);
        return against || Later().IsMatch(text) ? null : meaning;
    }

    /// <summary>"Ya" begins half of all sentences; only with a comma after it, it answers.</summary>
    private static bool IsPlainYes(string text, List<Word> words, List<YesNoSense> senses, int first, int rest)
    {
        if (senses.Exists(sense => sense is YesNoSense.No or YesNoSense.Wrong) || Later().IsMatch(text)) return false;
        if (words.Exists(word => Words.IsNegation(word.Text))) return false;
        var isWeak = words[first].Text is "ya" or "y" or "sok" or "boleh" or "bisa" or "mau" or "bade" or "hoyong"
            or "tiasa" or "hayang" or "pas";
        return HasBreak(words, first, rest) || !isWeak;
    }

    private static bool IsPlainNo(List<Word> words, List<YesNoSense> senses, int first, int rest)
    {
        if (senses.Skip(rest).Any(sense => sense is YesNoSense.Yes or YesNoSense.Wrong)) return false;
        return HasBreak(words, first, rest) || Reasons.Contains(words[rest].Text);
    }

    private static bool HasBreak(List<Word> words, int first, int rest) =>
        Enumerable.Range(first + 1, rest - first).Any(at => IsBreak(words, at));

    private static bool IsBreak(List<Word> words, int at) =>
        words[at].Before is ',' or '.' or ';' or '!' or '-' || (at > 0 && Words.IsParticle(words[at - 1].Text)
            && words[at - 1].Text is not ("ini" or "itu" or "ieu" or "eta" or "ke"));

    [GeneratedRegex(@"\b(?:tapi|tp|tpi|cuma\w*|cuman|kecuali|asal\w*|kal(?:au|o)|klo|lamun|upami|mun|tapina|ngan"
        + @"|nanging|mung"
        + @"|atau|atawa|atanapi|apa|naon|(?:kapan|iraha)(?!\s+(?:saja|aja|wae|pun))|kenapa|kunaon|naha|gimana"
        + @"|kumaha|berapa"
        + @"|sabaraha|mana|siapa|saha|kata\w*|ceuk|saur|mungkin|kaya?k?nya|sepertinya|sigana|panginten|palingan?"
        + @"|ta(?:h)?u"
        + @"|terang|nger?ti|ngartos|yakin|tentu|semua\w*|sebagian|kok|allah|ampun|gusti|masa)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"\b(?:tanya|nanya|naros|minta|bantu\w*|bentar|sebentar|sakedap|tunggu|antos\w*|nanti|engke"
        + @"|dulu|heula)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Later();
}
