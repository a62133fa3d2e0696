using System.Globalization;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>A run of letters or a run of digits.</summary>
/// <param name="Text">Lower case; digits are ASCII.</param>
/// <param name="Before">Last sign between the word before and this one; a blank, or NUL when they touch.</param>
internal readonly record struct Word(string Text, char Before)
{
    internal bool IsNumber => char.IsAsciiDigit(Text[0]);
}

/// <summary>What residents type, made comparable: case, marks, fancy letters and emoji do not matter.</summary>
internal static class Words
{
    private const char Touching = '\0';

    /// <summary>Words that carry politeness or feeling and no answer, Indonesian and Sundanese.</summary>
    private static readonly HashSet<string> Particles =
    [
        "a", "aa", "ah", "aja", "akang", "atuh", "bang", "bapa", "bapak", "bu", "ceu", "da", "deh", "dong", "eh",
        "euy", "gan", "halo", "hatur", "ibu", "ieu", "itu", "ini", "eta", "kak", "kakak", "kang", "kasih", "ke", "lah",
        "ma", "mah", "makasih", "mas", "mbak", "mba", "min", "admin", "neng", "nih", "nuhun", "nya", "oh", "om", "pa",
        "pak", "punten", "sae", "saja", "sih", "tah", "teh", "terima", "teteh", "tuh", "wae", "we", "ya", "yah",
        "yeuh", "tolong", "maaf", "hapunten", "permisi", "kan",
    ];

    private static readonly HashSet<string> Negations =
    [
        "tidak", "tdk", "tida", "ngga", "nggak", "enggak", "engga", "ga", "gak", "gk", "bukan", "jangan",
        "belum", "belom", "blm", "henteu", "hente", "teu", "tacan", "sanes", "moal", "ulah", "tanpa", "kecuali",
    ];

    internal static bool IsParticle(string word) => Particles.Contains(word);

    internal static bool IsNegation(string word) => Negations.Contains(word);

    /// <summary>Lower case, blanks folded, signs and emoji dropped at both ends; what is inside stays.</summary>
    public static string Normalise(string text)
    {
        var folded = Fold(text);
        var (start, end) = (0, folded.Length);
        while (start < end && !char.IsLetterOrDigit(folded[start])) start++;
        while (end > start && !char.IsLetterOrDigit(folded[end - 1])) end--;
        return folded[start..end];
    }

    /// <summary>Letters and digits apart, so that "rw06" is two words.</summary>
    internal static List<Word> Split(string text)
    {
        var folded = Fold(text);
        var words = new List<Word>();
        var before = Touching;
        for (var i = 0; i < folded.Length;)
        {
            if (!char.IsLetterOrDigit(folded[i]))
            {
                if (folded[i] != ' ' || before == Touching) before = folded[i];
                i++;
                continue;
            }

            var start = i;
            var digits = char.IsAsciiDigit(folded[i]);
            while (i < folded.Length && char.IsLetterOrDigit(folded[i]) && char.IsAsciiDigit(folded[i]) == digits) i++;
            words.Add(new Word(folded[start..i], before));
            before = Touching;
        }

        return words;
    }

    internal static List<Word> WithoutParticles(List<Word> words) => words.FindAll(word => !IsParticle(word.Text));

    /// <summary>Letters repeated for feeling ("iyaaa") written once.</summary>
    internal static string Unstretched(string word)
    {
        if (!HasTwins(word)) return word;
        var once = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (once.Length == 0 || once[^1] != letter) once.Append(letter);
        }

        return once.ToString();
    }

    private static bool HasTwins(string word)
    {
        for (var i = 1; i < word.Length; i++)
            if (word[i] == word[i - 1]) return true;
        return false;
    }

    private static string Fold(string text)
    {
        if (text.Length > DialogLimits.MessageCharsMax) text = text[..DialogLimits.MessageCharsMax];
        if (IsFolded(text)) return text;

        var folded = new StringBuilder(text.Length);
        var plain = Ascii.IsValid(text) ? text : Printable(text).Normalize(NormalizationForm.FormKD);
        foreach (var letter in plain)
        {
            if (IsMark(letter)) continue;
            if (char.IsWhiteSpace(letter) || char.IsControl(letter)) AppendBlank(folded);
            else folded.Append(Plain(letter));
        }

        return folded.ToString();
    }

    /// <summary>Small letters, digits and single blanks, as most short answers are.</summary>
    private static bool IsFolded(string text)
    {
        var before = ' ';
        foreach (var letter in text)
        {
            if (letter == ' ' ? before == ' ' : !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter))
                return false;
            before = letter;
        }

        return true;
    }

    /// <summary>Broken surrogates and unassigned code points would make the normalisation throw.</summary>
    private static string Printable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control) kept.Append(' ');
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate)) kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    /// <summary>Accents, the keycap of "2️⃣" and apostrophes ("jum'at", "'65") say nothing here.</summary>
    private static bool IsMark(char letter) =>
        letter is '\'' or '\u2019' or '\u2018' or '`' or '\u02BC'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static char Plain(char letter)
    {
        var category = char.GetUnicodeCategory(letter);
        if (category is UnicodeCategory.DashPunctuation) return '-';
        if (category is UnicodeCategory.DecimalDigitNumber)
            return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter));
        return char.ToLowerInvariant(letter);
    }

    private static void AppendBlank(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }
}
