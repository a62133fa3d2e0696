namespace PuskesosBot.Dialogs;

/// <summary>Texts are short, plain and ask one thing at a time.</summary>
internal sealed class WordingChecks(SetDraft draft)
{
    internal void Check()
    {
        foreach (var language in draft.Languages)
        {
            foreach (var text in language.Texts.Values)
            {
                if (text.Template.Words.Length > DialogLimits.TextCharsMax)
                    draft.Issues.Add(text.Place, DialogIssueCode.TextTooLong,
                        $"text '{text.Id}' has {text.Template.Words.Length} characters "
                        + $"(at most {DialogLimits.TextCharsMax})");
                CheckSentences(text);
                CheckQuestions(language, text);
            }

            foreach (var (_, state) in draft.States) CheckState(language, state);
        }
    }

    private void CheckSentences(DialogText text)
    {
        var longest = SentencesOf(text.Template.Words).Select(WordsOf).DefaultIfEmpty().Max();
        if (longest > DialogLimits.SentenceWordsMax)
            draft.Issues.Add(text.Place, DialogIssueCode.LongSentence,
                $"text '{text.Id}' has a sentence of {longest} words (at most {DialogLimits.SentenceWordsMax})");
    }

    private void CheckQuestions(DialogLanguage language, DialogText text)
    {
        if (QuestionsIn(language, text) > 1)
            draft.Issues.Add(text.Place, DialogIssueCode.TwoQuestions, $"text '{text.Id}' asks more than one question");
    }

    private void CheckState(DialogLanguage language, DialogState state)
    {
        var texts = state.Says.Select(say => language.Texts.GetValueOrDefault(say.Id)).OfType<DialogText>().ToList();
        if (texts.Sum(text => QuestionsIn(language, text)) > 1 && texts.All(text => QuestionsIn(language, text) < 2))
            draft.Issues.Add(state.Says[0].Place, DialogIssueCode.TwoQuestions,
                $"the texts of state '{state.Name}' ask more than one question");
        if (state is not ChooseState choose || texts.Count == 0) return;
        var options = choose.Options
            .Sum(option => 5 + (language.Labels.GetValueOrDefault(option.Label.Id)?.Text.Length ?? 0));
        var chars = texts[^1].Template.Words.Length + options;
        if (chars > DialogLimits.MenuTextCharsMax)
            draft.Issues.Add(texts[^1].Place, DialogIssueCode.TextTooLong,
                $"text '{texts[^1].Id}' has {chars} characters with the options of state '{state.Name}' "
                + $"(at most {DialogLimits.MenuTextCharsMax})");
    }

    /// <summary>A question in the text of a row is asked once a row.</summary>
    private static int QuestionsIn(DialogLanguage language, DialogText text) =>
        CountQuestions(text) + text.Template.Flat.OfType<TextPart.Rows>()
            .Sum(rows => language.Texts.TryGetValue(rows.TextId, out var row) ? 2 * CountQuestions(row) : 0);

    private static int CountQuestions(DialogText text)
    {
        var count = 0;
        // An address may hold a question mark that asks nothing.
        foreach (var word in text.Template.Words.Split((char[]?)null).Where(word => !word.Contains("://")))
            for (var i = 0; i < word.Length; i++)
                if (word[i] == '?' && (i == 0 || word[i - 1] != '?')) count++;
        return count;
    }

    private static IEnumerable<string> SentencesOf(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isLast = i == text.Length - 1;
            var ends = text[i] == '\n' || (text[i] is '.' or '!' or '?' or ':' or ';'
                && (isLast || char.IsWhiteSpace(text[i + 1])));
            if (!ends && !isLast) continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }
    }

    private static int WordsOf(string sentence) =>
        sentence.Split((char[]?)null).Count(word => word.Any(char.IsLetterOrDigit));
}
