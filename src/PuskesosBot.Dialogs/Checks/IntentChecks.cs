namespace PuskesosBot.Dialogs;

/// <summary>Every intent is known, has a dialog that answers it, and enough that residents say for it.</summary>
internal sealed class IntentChecks(SetDraft draft)
{
    internal void Check()
    {
        if (draft.Intents is not { } intents)
        {
            if (draft.HasHoles || draft.Utterances.Count == 0) return;
            draft.Issues.Add(draft.Utterances[0].Place with { Line = 1, Column = 1 }, DialogIssueCode.MissingFile,
                $"there are utterances, but no '{DialogLoader.IntentsFile}'");
            return;
        }

        var targets = new TargetChecks(draft);
        targets.CheckDialog(intents.Unsure.Text, intents.Unsure.Place);
        targets.CheckDialog(intents.Also.Text, intents.Also.Place);
        CheckNames(intents);
        CheckLabels(intents);
        CheckSameWords();
        CheckNumbers(intents);
    }

    private void CheckNames(IntentSet intents)
    {
        var known = intents.Intents.Select(intent => intent.Name).ToList();
        foreach (var dialog in draft.Dialogs.Select(d => d.Dialog))
            foreach (var intent in dialog.Intents.Where(name => !known.Contains(name)))
                draft.Issues.Add(dialog.Place, DialogIssueCode.UnknownIntent,
                    $"dialog '{dialog.Name}' answers the unknown intent '{intent}'", known);
        foreach (var file in draft.Utterances.Where(said => !known.Contains(said.Intent)).GroupBy(said => said.Intent))
            draft.Issues.Add(file.First().Place with { Line = 1, Column = 1 }, DialogIssueCode.UnknownIntent,
                $"the file is named for the unknown intent '{file.Key}'",
                known.Select(name => name.ToLowerInvariant()));
    }

    private void CheckLabels(IntentSet intents)
    {
        var languages = draft.Languages.Select(language => language.Key).Append(Utterance.Mixed).ToList();
        var names = intents.Intents.Select(intent => intent.Name).Append(FirstWords.Asks).ToList();
        foreach (var label in draft.Labels)
        {
            var (known, code) = label.What switch
            {
                NamedLabel.Author => (intents.Authors, DialogIssueCode.UnknownSpeaker),
                NamedLabel.Language => (languages, DialogIssueCode.UnknownSpeaker),
                _ => (names, DialogIssueCode.UnknownIntent),
            };
            if (!known.Contains(label.Name))
                draft.Issues.Add(label.Place, code, $"unknown {label.What} '{label.Name}'", known);
        }
    }

    /// <summary>The same words for two intents teach nothing, and one of the two must be wrong.</summary>
    private void CheckSameWords()
    {
        var taken = new Dictionary<string, string>();
        foreach (var said in draft.Utterances)
        {
            var words = Words.Normalise(said.Text);
            if (words.Length == 0 && !said.Text.EnumerateRunes().Any(rune => rune.Value >= Features.FirstSign))
                draft.Issues.Add(said.Place, DialogIssueCode.WrongShape, $"'{said.Text}' has no letter or digit");
            else if (words.Length > 0 && !taken.TryAdd(words, said.Intent) && taken[words] != said.Intent)
                draft.Issues.Add(said.Place, DialogIssueCode.CollidingWords,
                    $"'{words}' means both {taken[words]} and {said.Intent}");
        }
    }

    private void CheckNumbers(IntentSet intents)
    {
        if (intents.Least == 0 || draft.HasHoles || draft.Learned is not null) return;
        foreach (var intent in intents.Intents)
        {
            var said = draft.Utterances.Where(utterance => utterance.Intent == intent.Name).ToList();
            if (said.Count < intents.Least)
                draft.Issues.Add(intent.Place, DialogIssueCode.FewUtterances,
                    $"intent {intent.Name} has {said.Count} utterances (at least {intents.Least})");
            foreach (var language in draft.Languages.Where(l => said.All(utterance => utterance.Language != l.Key)))
                draft.Issues.Add(intent.Place, DialogIssueCode.FewUtterances,
                    $"intent {intent.Name} has no utterances in language '{language.Key}'");
        }
    }
}
