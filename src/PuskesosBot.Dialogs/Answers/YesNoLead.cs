using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>A plain yes or no first, and a reason after it: "bukan, dia tetangga".</summary>
internal static partial class YesNoLead
{
    private const int WordsMax = 14;

    internal static bool? Meaning(string text)
    {
        if (text.Length > DialogLimits.MessageCharsMax || text.Contains('?') || Unsure().IsMatch(text)) return null;
        var words = Words.Split(text);
        if (words.Count is < 2 or > WordsMax) return null;
        var senses = words.ConvertAll(YesNoWords.SenseOf);
        var first = senses.FindIndex(sense => sense is not YesNoSense.Company);
        if (first < 0) return null;
        var rest = first + 1;
        while (rest < words.Count && senses[rest] == senses[first]) rest++;
        if (rest == words.Count) return null;
        return senses[first] switch
        {
            YesNoSense.Yes or YesNoSense.YesUnlessNegated when IsPlainYes(words, senses, first, rest) => true,
            YesNoSense.No when IsPlainNo(words, senses, rest) => false,
            _ => null,
        };
    }

    /// <summary>"Ya" begins half of all sentences; only with a comma after it, it answers.</summary>
    private static bool IsPlainYes(List<Word> words, List<YesNoSense> senses, int first, int rest)
    {
        if (senses.Exists(sense => sense is YesNoSense.No or YesNoSense.Wrong)) return false;
        if (words.Exists(word => Words.IsNegation(word.Text))) return false;
        var isWeak = words[first].Text is "ya" or "y" or "sok" or "boleh" or "bisa" or "mau" or "bade" or "hoyong"
            or "tiasa" or "hayang" or "pas";
        return HasBreak(words, rest) || !isWeak;
    }

    private static bool IsPlainNo(List<Word> words, List<YesNoSense> senses, int rest)
    {
        if (senses.Skip(rest).Any(sense => sense is YesNoSense.Yes or YesNoSense.Wrong)) return false;
        return HasBreak(words, rest) || Reasons.Contains(words[rest].Text);
    }

    private static bool HasBreak(List<Word> words, int at) =>
        words[at].Before is ',' or '.' or ';' or '!' or '-' || (at > 0 && Words.IsParticle(words[at - 1].Text)
            && words[at - 1].Text is not ("ini" or "itu" or "ieu" or "eta" or "ke"));

    private static readonly HashSet<string> Reasons =
        ["soalnya", "karena", "krn", "soalna", "margi", "itu", "eta", "dia", "beda", "benten", "saya", "abdi", "masih"];

    [GeneratedRegex(@"\b(?:tapi|tp|tpi|cuma\w*|cuman|kecuali|asal\w*|kal(?:au|o)|klo|lamun|upami|mun|tapina|ngan|nanging|mung"
        + @"|atau|atawa|atanapi|apa|naon|kapan|iraha|kenapa|kunaon|naha|gimana|kumaha|berapa|sabaraha|mana|siapa|saha|tanya"
        + @"|nanya|naros|minta|bantu\w*|bentar|sebentar|sakedap|tunggu|antosan|nanti|engke|dulu|heula|kata\w*|ceuk|saur"
        + @"|mungkin|kaya?k?nya|sepertinya|sigana|panginten|palingan?|ta(?:h)?u|terang|nger?ti|ngartos|yakin|tentu|semua\w*"
        + @"|sebagian|kok|allah|ampun|gusti|masa)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unsure();
}
