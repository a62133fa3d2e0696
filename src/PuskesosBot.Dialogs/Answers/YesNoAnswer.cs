using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>Every word must be known: "boleh tanya dulu" is no yes. A wrong yes is worse than none.</summary>
internal static partial class YesNoAnswer
{
    private const int WordsMax = 8;

    internal static Answer Read(string text, string asked = "")
    {
        if (text.Length > DialogLimits.MessageCharsMax) return Answer.Unread;
        var question = YesNoQuestion.Of(asked);
        var meaning = Corrected(text, question) ?? Meaning(text, question) ?? YesNoLead.Meaning(text, question);
        return meaning switch
        {
            true => Answer.Of("yes"),
            false => Answer.Of("no"),
            null => Answer.Unread,
        };
    }

    /// <summary>Null: neither, both, or a question.</summary>
    internal static bool? Meaning(string text) => Meaning(text, YesNoQuestion.Unknown);

    /// <summary>"Iya eh engga": the later, when both parts are plain.</summary>
    private static bool? Corrected(string text, YesNoQuestion question)
    {
        var mark = Mark().Match(text);
        if (!mark.Success || Meaning(text[..mark.Index], question) is null) return null;
        return Meaning(text[(mark.Index + mark.Length)..], question);
    }

    internal static bool? Meaning(string text, YesNoQuestion question)
    {
        if (text.Length > DialogLimits.MessageCharsMax || text.Contains('?')) return null;
        var words = Words.Split(text);
        if (words.Count > WordsMax) return null;
        if (question.NumberOf(words) is { } numbered) return numbered;

        List<bool> said = [.. YesNoWords.InSigns(text)];
        if (words.Count > 0)
        {
            if (InWords(words, question) is not { } meaning) return null;
            said.Add(meaning);
        }

        return said.Count > 0 && said.TrueForAll(one => one == said[0]) ? said[0] : null;
    }

    private static bool? InWords(List<Word> words, YesNoQuestion question)
    {
        var senses = words.ConvertAll(question.SenseOf);
        if (senses.Contains(YesNoSense.Unknown)) return null;

        var firstNo = senses.FindIndex(sense => sense is YesNoSense.No or YesNoSense.Wrong);
        if (firstNo < 0)
        {
            return senses.Exists(sense => sense is YesNoSense.Yes or YesNoSense.YesUnlessNegated or YesNoSense.YesAlone)
                ? true : null;
        }

        // "tidak salah" means yes to some and no to others.
        for (var at = 0; at < senses.Count; at++)
        {
            if (at > 0 && senses[at] is YesNoSense.Wrong && senses[at - 1] is YesNoSense.No
                && words[at].Before is ' ') return null;
            // "ngga ya kang": behind a no, "ya" only asks for agreement.
            if (senses[at] is YesNoSense.Yes && !(at > firstNo && words[at].Text is "ya")) return null;
            if (senses[at] is YesNoSense.YesUnlessNegated && at < firstNo) return null;
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:e+h+|ralat|koreksi|maksudnya|maksud saya|maksudna|deng)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
