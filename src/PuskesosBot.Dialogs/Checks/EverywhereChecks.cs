namespace PuskesosBot.Dialogs;

/// <summary>What <c>_everywhere.yaml</c> names exists, and its words mean one thing each.</summary>
internal sealed class EverywhereChecks(SetDraft draft)
{
    internal void Check()
    {
        if (draft.Everywhere is not { } everywhere) return;
        var targets = new TargetChecks(draft);
        foreach (var dialog in everywhere.Enter.Values.Append(everywhere.Home)
            .Append(everywhere.First).Append(everywhere.PersonDialog))
            targets.CheckDialog(dialog.Text, dialog.Place);
        CheckHome(everywhere);
        CheckWords(everywhere);
        CheckSkip(everywhere);
        CheckMayEnter(everywhere);
        CheckLanguages(everywhere);
    }

    private void CheckHome(Everywhere everywhere)
    {
        if (draft.Find(everywhere.Home.Text) is not { HasHoles: false } home) return;
        if (home.Dialog.Find(home.Dialog.Start.Name) is not null && Listener.FirstChoose(home.Dialog) is null)
            draft.Issues.Add(everywhere.Home.Place, DialogIssueCode.WrongShape,
                $"dialog '{everywhere.Home.Text}' must begin with options, so that a first message can choose one");
    }

    private void CheckWords(Everywhere everywhere)
    {
        var taken = new Dictionary<string, EverywherePhrase>();
        foreach (var phrase in everywhere.Phrases.Concat(everywhere.AngryPhrases))
        {
            var words = Words.Normalise(phrase.Text);
            if (words.Length == 0)
                draft.Issues.Add(phrase.Place, DialogIssueCode.WrongShape, $"'{phrase.Text}' has no letter or digit");
            else if (!taken.TryAdd(words, phrase) && taken[words].Word != phrase.Word)
                draft.Issues.Add(phrase.Place, DialogIssueCode.CollidingWords,
                    $"'{words}' means both '{taken[words].Word}' and '{phrase.Word}'");
        }
    }

    private void CheckSkip(Everywhere everywhere)
    {
        if (everywhere.Phrases.Any(phrase => phrase.Word == Everywhere.Skip)) return;
        foreach (var (_, state) in draft.States)
            if (state is AskState { IsOptional: true })
                draft.Issues.Add(state.Place, DialogIssueCode.MissingKey,
                    $"state '{state.Name}' is optional, but '{DialogLoader.EverywhereFile}' has no words for 'skip'");
    }

    /// <summary>Words without a dialog would do nothing, and a dialog without words would never be entered.</summary>
    private void CheckMayEnter(Everywhere everywhere)
    {
        foreach (var word in Everywhere.MayEnterWords)
        {
            var phrase = everywhere.Phrases.FirstOrDefault(said => said.Word == word);
            var dialog = everywhere.Enter.GetValueOrDefault(word);
            if (phrase is not null && dialog is null)
                draft.Issues.Add(phrase.Place, DialogIssueCode.MissingKey,
                    $"there are words for '{word}', but 'enter' has no dialog for them");
            if (phrase is null && dialog is not null)
                draft.Issues.Add(dialog.Place, DialogIssueCode.MissingKey,
                    $"'enter' has a dialog for '{word}', but there are no words for it");
        }
    }

    private void CheckLanguages(Everywhere everywhere)
    {
        if (draft.HasHoles) return;
        var phrases = everywhere.Phrases.Concat(everywhere.AngryPhrases).ToList();
        foreach (var group in phrases.GroupBy(phrase => phrase.Word))
            foreach (var language in draft.Languages.Where(l => group.All(phrase => phrase.Language != l.Key)))
                draft.Issues.Add(group.First().Place, DialogIssueCode.MissingLanguage,
                    $"there are no words for '{group.Key}' in language '{language.Key}'");
        foreach (var phrase in phrases)
            if (draft.Languages.All(language => language.Key != phrase.Language))
                draft.Issues.Add(phrase.Place, DialogIssueCode.UnknownKey, $"unknown language '{phrase.Language}'",
                    draft.Languages.Select(language => language.Key));
    }
}
