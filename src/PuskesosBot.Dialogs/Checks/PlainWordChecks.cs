namespace PuskesosBot.Dialogs;

/// <summary>Texts use the words people use, and say who does something.</summary>
internal sealed class PlainWordChecks(SetDraft draft)
{
    /// <summary>"di-" makes a passive, in Indonesian and in Sundanese; in shorter words it means nothing.</summary>
    private const string Passive = "di";

    private const int PassiveLettersMin = 5;

    internal void Check()
    {
        foreach (var language in draft.Languages)
        {
            foreach (var text in language.Texts.Values)
            {
                CheckWords(language, text);
                CheckPassives(text);
            }
        }
    }

    private void CheckWords(DialogLanguage language, DialogText text)
    {
        var said = $" {string.Join(' ', WordsOf(text.Template.Words))} ";
        foreach (var (hard, plain) in language.Plain)
            if (said.Contains($" {string.Join(' ', WordsOf(hard))} ", StringComparison.Ordinal))
                draft.Issues.Add(text.Place, DialogIssueCode.HardWord, $"text '{text.Id}' says '{hard}'", [plain]);
    }

    private void CheckPassives(DialogText text)
    {
        foreach (var sentence in text.Template.Words.Split(['.', '!', '?', '\n']))
        {
            var passives = WordsOf(sentence).Count(word =>
                word.Length >= PassiveLettersMin && word.StartsWith(Passive, StringComparison.Ordinal));
            if (passives > DialogLimits.PassivesPerSentenceMax)
                draft.Issues.Add(text.Place, DialogIssueCode.PassiveChain,
                    $"text '{text.Id}' has {passives} passives in one sentence "
                    + $"(at most {DialogLimits.PassivesPerSentenceMax})");
        }
    }

    private static IEnumerable<string> WordsOf(string text) => Words.Split(text).Select(word => word.Text);
}
