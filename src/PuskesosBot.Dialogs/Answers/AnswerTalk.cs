using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>What people say around an answer: how sure they are, and whose it is.</summary>
internal static partial class AnswerTalk
{
    /// <summary>Without "kalau ga salah", and without "RT nya lupa" beside a number.</summary>
    internal static string WithoutDoubt(string text)
    {
        if (text.Length > DialogLimits.MessageCharsMax) return text;
        return Forgotten().Replace(Doubt().Replace(text, " "), " ");
    }

    /// <summary>
    /// It tells of a neighbour; or of a relative, where the question was about whoever is asked. "NIK-nya?" may well be
    /// answered for a mother.
    /// </summary>
    internal static bool IsAboutAnother(string text, string asked) =>
        !Other().IsMatch(asked)
        && (Stranger().IsMatch(text) || (Relative().IsMatch(text) && You().IsMatch(asked)));

    /// <summary>"Nolnya empat kali" as four zeros.</summary>
    internal static string WithoutRepeats(string text)
    {
        if (text.Length > DialogLimits.MessageCharsMax) return text;
        return Repeat().Replace(text, match =>
        {
            var times = Words.Split(match.Groups["times"].Value)[0];
            var count = times.IsNumber ? times.Text[0] - '0'
                : NumberWords.TryReadUnit(times, out var digit) ? digit : 0;
            return count is > 1 and < 10
                ? string.Join(' ', Enumerable.Repeat(match.Groups["digit"].Value, count)) : match.Value;
        });
    }

    /// <summary>More than one digit in a row: somebody is answering, if not plainly.</summary>
    internal static bool HasDigits(string text) => Words.Split(text).Exists(word => word is { IsNumber: true });

    /// <summary>Digits, number words, a month: it could be part of an answer.</summary>
    internal static bool HasNumber(string text) =>
        NumberWords.Spell(Words.Split(text)).Exists(word =>
            word.IsNumber || NumberWords.IsPart(word.Text) || MonthWords.Read(word.Text) is not null
            || RomanNumber.TryRead(word.Text, out _) || NumberWords.TryReadOrdinal(word.Text, out _));

    [GeneratedRegex(@"\b(?:kal(?:au|o|aw)|klo|klw|kl|lamun|upami|mun|upama|umpami)\s+(?:ga|gak|g|gk|tidak|tdk|teu"
        + @"|ngga|nggak"
        + @"|enggak|engga)\s+(?:salah|lepat|keliru)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"[,.;]?\s*\b(?:(?:rt|rw|tahun|taun)\s*(?:nya|na|mah|teh)?\s*)?(?:(?:ga|gak|g|gk|tidak|tdk"
        + @"|teu|ngga|nggak"
        + @"|engga)\s+(?:tau|tahu|terang|apal|hafal|hapal|inget|ingat|emut)|gatau|lupa|hilap|poho)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Forgotten();

    [GeneratedRegex(@"\b(?:(?:te|ta)tangga|ttngga|teman|temen|batur|bukan\s+(?:punya\s+)?saya|sanes\s+(?:gaduh\s+)?abdi"
        + @"|(?:punya|milik|gaduh)\s+(?:orang|batur))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Stranger();

    [GeneratedRegex(@"\b(?:ibu|bapak|bapa|anda|kamu|hidep|saudara)\b(?!-)", RegexOptions.IgnoreCase)]
    private static partial Regex You();

    [GeneratedRegex(@"\b(?<digit>nol|enol|kosong|satu|hiji|dua|tiga|tilu|empat|opat|lima|enam|genep|tujuh|delapan"
        + @"|dalapan"
        + @"|sembilan|salapan|\d)\s*(?:nya|na)?\s+(?<times>dua|tiga|tilu|empat|opat|lima|enam|genep"
        + @"|[2-6])\s*(?:kali|x)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\b(?:punya\s+(?:suami|istri|anak|ibu|bapak|adik|kakak)|(?:suami|istri|isteri|anak|adik|ade"
        + @"|adek|kakak|ibu|bapak|bapa|mamah|mama|ayah"
        + @"|emak|nenek|kakek|mertua|menantu|paman|bibi|om|tante|sodara|saudara|dulur|cucu)(?:nya|ku)?\s+"
        + @"(?:saya|sy|aku|abdi|kami)|pun\s+(?:biang|bapa|lanceuk|bojo|anak|adi|rayi|nini|aki|mertua))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:orangnya|orang itu|beliau|bersangkutan|wakil\w*|diwakili|diusulkan|keluarga|anak\w*|suami\w*"
        + @"|istri\w*|tetangga\w*|ibunya|ayahnya|bapaknya|jalmina|anjeunna|almarhum\w*|penerima\w*|yang sakit)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Other();
}
