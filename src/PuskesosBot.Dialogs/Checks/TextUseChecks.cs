namespace PuskesosBot.Dialogs;

/// <summary>Texts, labels and terms that something names are there in at least one language.</summary>
internal sealed class TextUseChecks(SetDraft draft)
{
    private readonly HashSet<string> _texts = [.. draft.Languages.SelectMany(language => language.Texts.Keys)];
    private readonly HashSet<string> _labels = [.. draft.Languages.SelectMany(language => language.Labels.Keys)];
    private readonly HashSet<string> _terms = [.. draft.Languages.SelectMany(language => language.Terms.Keys)];

    internal void Check()
    {
        // With a language file that cannot be read, every text in it would be reported.
        if (draft.Languages.Count == 0 || draft.HasHoles) return;
        foreach (var (_, state) in draft.States) CheckState(state);
        foreach (var language in draft.Languages)
            foreach (var text in language.Texts.Values)
                foreach (var part in text.Template.Flat) CheckPart(language, text, part);
    }

    private void CheckState(DialogState state)
    {
        foreach (var text in state.Says) CheckText(text, state.Name);
        if (state is AskState ask)
        {
            CheckText(ask.Again, state.Name);
            if (ask.Past is { } past) CheckText(past, state.Name);
            if (ask.Expect == AnswerKind.Phone) CheckLabel(EngineTexts.SharePhoneLabel, state.Place, state.Name);
        }

        if (state is not ChooseState choose) return;
        if (choose.Rows is { } rows) CheckText(rows.Label, state.Name);
        foreach (var option in choose.Options) CheckLabel(option.Label.Id, option.Label.Place, state.Name);
    }

    private void CheckText(TextUse text, string state)
    {
        if (!_texts.Contains(text.Id))
            draft.Issues.Add(text.Place, DialogIssueCode.UnknownText,
                $"state '{state}' needs text '{text.Id}', which no language has");
    }

    private void CheckLabel(string label, SourcePlace place, string state)
    {
        if (!_labels.Contains(label))
            draft.Issues.Add(place, DialogIssueCode.UnknownLabel,
                $"state '{state}' needs label '{label}', which no language has");
    }

    private void CheckPart(DialogLanguage language, DialogText text, TextPart part)
    {
        if (part is TextPart.Term term && !_terms.Contains(term.TermId))
            draft.Issues.Add(text.Place, DialogIssueCode.UnknownTerm,
                $"text '{text.Id}' uses the unknown term '{term.TermId}'", _terms);
        if (part is not TextPart.Rows rows) return;
        if (language.Texts.TryGetValue(rows.TextId, out var row)
            && row.Template.Flat.Any(inner => inner is TextPart.Rows))
            draft.Issues.Add(text.Place, DialogIssueCode.BrokenPlaceholder,
                $"text '{text.Id}' prints a list of rows of text '{row.Id}', which prints a list itself");
        if (!_texts.Contains(rows.TextId))
            draft.Issues.Add(text.Place, DialogIssueCode.UnknownText,
                $"text '{text.Id}' uses text '{rows.TextId}', which no language has");
    }
}
