using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>Who corrects himself means the later: "RW 5 eh 6", "bukan 17 tapi 18 agustus 1965".</summary>
internal static partial class Corrections
{
    /// <summary>Words of the earlier part that the correction may take the place of.</summary>
    private const int ReplacedMax = 8;

    /// <summary>Longer messages are not looked through for one.</summary>
    private const int CharsMax = 300;

    /// <summary>Reads a text, corrected where it corrects itself.</summary>
    /// <param name="read">Null for what cannot be read.</param>
    /// <param name="hasContent">A part could be an answer or a piece of one; the rest is talk.</param>
    internal static T? Read<T>(string text, Func<string, T?> read, Func<string, bool> hasContent)
        where T : class
    {
        if (text.Length > CharsMax || !Hint().IsMatch(text)) return read(text);
        if (OldThenNow().Match(text) is { Success: true } now && hasContent(now.Groups["old"].Value)
            && hasContent(now.Groups["now"].Value)) return read(now.Groups["now"].Value);
        return Contrasted(text, read, hasContent) ?? Split(text, read, hasContent);
    }

    private static T? Split<T>(string text, Func<string, T?> read, Func<string, bool> hasContent)
        where T : class
    {
        var marks = Mark().Matches(text);
        for (var at = marks.Count - 1; at >= 0; at--)
        {
            var (before, after) = (text[..marks[at].Index], text[(marks[at].Index + marks[at].Length)..]);
            after = Mark().Replace(after, " ");
            if (!hasContent(after)) continue;
            if (!hasContent(before)) return read(after) ?? read(text);
            return Replaced(before, after, read);
        }

        return read(text);
    }

    /// <summary>The correction takes the place of as little as it can: in "rt 2 rw 5 eh 6" only of the 5.</summary>
    private static T? Replaced<T>(string before, string after, Func<string, T?> read)
        where T : class
    {
        var cleaned = Mark().Replace(before, " ");
        var words = Word().Matches(cleaned);
        // A lone small number may be a day, a month or a year: nobody can know which it corrects.
        var isVague = Day().IsMatch(after) && Month().IsMatch(cleaned);
        for (var dropped = 1; dropped <= Math.Min(words.Count, ReplacedMax) && !isVague; dropped++)
        {
            if (read($"{cleaned[..words[^dropped].Index]} {after}") is { } whole) return whole;
        }

        return read(after);
    }

    private static T? Contrasted<T>(string text, Func<string, T?> read, Func<string, bool> hasContent)
        where T : class
    {
        if (text.Contains('?')) return null;
        var but = NotThisButThat().Match(text);
        if (but.Success && hasContent(but.Groups["wrong"].Value) && hasContent(but.Groups["right"].Value))
            return read($"{but.Groups["before"].Value} {but.Groups["right"].Value}") ?? read(but.Groups["right"].Value);
        var not = ThisNotThat().Match(text);
        if (not.Success && hasContent(not.Groups["wrong"].Value) && hasContent(not.Groups["right"].Value))
            return read(not.Groups["right"].Value);
        return null;
    }

    [GeneratedRegex(@"\b(?:eh|ralat|koreksi|maksud|salah|lepat|keliru|sor+[iy]|maaf|ben[ae]r|leres|tepat|\w*harusnya"
        + @"|kedah|bukan|bkn|sanes|lain|deng|punya|sekarang|skrg|skrang|ayeuna|baru|anyar)", RegexOptions.IgnoreCase)]
    private static partial Regex Hint();

    [GeneratedRegex(@"\b(?:e+h+m*|ralat|koreksi|maksud(?:nya|na)?(?:\s+(?:saya|sy|abdi|aku))?|salah|lepat|keliru"
        + @"|sor+[iy]"
        + @"|maaf|(?:yang|yg|nu)\s+(?:ben[ae]r(?:nya)?|leres(?:na)?|betul)|tepatnya|(?:se)?harusnya|kedahna"
        + @"|(?:yang\s+)?punya\s+saya|(?:bukan|bkn|sanes)(?=\s*[,.])|deng)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?<before>.*?)\b(?:bukan|bkn|sanes|lain)\b(?!\s*[,.])(?<wrong>.+?)(?:\b(?:tapi|tp|tpi"
        + @"|melainkan|namun|tapina"
        + @"|nanging|mung)\b|,)(?<right>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex NotThisButThat();

    [GeneratedRegex(@"^(?<right>.+?)\b(?:bukan|bkn|sanes|lain)\b(?!\s*[,.])(?<wrong>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex ThisNotThat();

    /// <summary>"Dulu di RW 5, sekarang RW 8"; "yang lama ..., yang baru ...".</summary>
    [GeneratedRegex(@"^(?<old>.*\b(?:dulu(?:nya)?|lama|tadinya|sebelumnya|baheula|kapungkur|lami"
        + @"|kapengker)\b.*)\b(?:sekarang"
        + @"|skrg|skrang|ayeuna|(?:yang|yg)\s+baru|nu\s+anyar)\b(?<now>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex OldThenNow();

    [GeneratedRegex(@"[\p{L}\p{M}]+|\p{Nd}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\W*(?:[0-2]?\d|3[01])\W*$")]
    private static partial Regex Day();

    [GeneratedRegex(@"\d\s*[-/. ]\s*(?:\d|[a-z]{3})", RegexOptions.IgnoreCase)]
    private static partial Regex Month();
}
