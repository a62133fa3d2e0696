namespace PuskesosBot.Dialogs;

/// <summary>Every language says the same things, and the engine's own.</summary>
internal sealed class LanguageChecks(SetDraft draft)
{
    internal void Check()
    {
        if (draft.HasHoles) return;
        foreach (var language in draft.Languages)
        {
            CheckEngine(language);
            CheckHost(language);
            CheckAll(language, "text", other => other.Texts.Keys.Except(OwnTexts).Except(HostIds));
            CheckAll(language, "label", other => other.Labels.Keys);
            CheckAll(language, "term", other => other.Terms.Keys.Except(OwnTerms.Keys));
            CheckTermValues(language);
        }
    }

    private void CheckEngine(DialogLanguage language)
    {
        foreach (var text in OwnTexts.Where(text => !language.Texts.ContainsKey(text)))
            draft.Issues.Add(language.Place, DialogIssueCode.MissingEngineText,
                $"text '{text}', which the engine says, is missing in language '{language.Key}'");
        foreach (var (term, values) in OwnTerms)
            foreach (var value in values.Where(value => !Has(language, term, value)))
                draft.Issues.Add(language.Place, DialogIssueCode.MissingEngineText,
                    $"term '{term}' of the engine has no word for '{value}' in language '{language.Key}'");
    }

    private IEnumerable<string> OwnTexts =>
        draft.Intents is null ? EngineTexts.All : EngineTexts.All.Concat(EngineTexts.OfUnderstanding);

    private IReadOnlyDictionary<string, IReadOnlyList<string>> OwnTerms { get; } = TermsOf(draft);

    private static Dictionary<string, IReadOnlyList<string>> TermsOf(SetDraft draft)
    {
        var terms = EngineTexts.Terms.ToDictionary();
        if (draft.Intents is { } intents)
            terms[EngineTexts.IntentTerm] =
                [.. intents.Intents.Select(intent => intent.Name).Append(EngineTexts.NoIntent)];
        return terms;
    }

    private IEnumerable<string> HostIds => draft.Host.Texts.Select(text => text.Id);

    private void CheckHost(DialogLanguage language)
    {
        foreach (var id in HostIds.Where(id => !language.Texts.ContainsKey(id)))
            draft.Issues.Add(language.Place, DialogIssueCode.MissingEngineText,
                $"text '{id}', which the desk says, is missing in language '{language.Key}'");
        foreach (var term in draft.Host.Terms)
            foreach (var value in term.Values.Where(value => !Has(language, term.Id, value)))
                draft.Issues.Add(language.Place, DialogIssueCode.MissingEngineText,
                    $"term '{term.Id}' of the desk has no word for '{value}' in language '{language.Key}'");
    }

    private void CheckAll(DialogLanguage language, string what, Func<DialogLanguage, IEnumerable<string>> ids)
    {
        var own = ids(language).ToHashSet();
        foreach (var other in draft.Languages.Where(other => other != language))
            foreach (var id in ids(other).Where(id => !own.Contains(id)))
                Missing(language, $"{what} '{id}'");
    }

    private void CheckTermValues(DialogLanguage language)
    {
        foreach (var other in draft.Languages.Where(other => other != language))
            foreach (var term in other.Terms.Values.Where(term => language.Terms.ContainsKey(term.Id)))
                foreach (var value in term.Words.Keys.Where(value => !Has(language, term.Id, value)))
                    if (!OwnTerms.ContainsKey(term.Id)) Missing(language, $"term '{term.Id}' for '{value}'");
    }

    private void Missing(DialogLanguage language, string what) =>
        draft.Issues.Add(language.Place, DialogIssueCode.MissingLanguage,
            $"{what} is missing in language '{language.Key}'");

    private static bool Has(DialogLanguage language, string term, string value) =>
        language.Terms.TryGetValue(term, out var words) && words.Words.ContainsKey(value);
}
