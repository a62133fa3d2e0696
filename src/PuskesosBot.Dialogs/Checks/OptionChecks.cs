namespace PuskesosBot.Dialogs;

/// <summary>Options fit on buttons, are few, and can be told apart.</summary>
internal sealed class OptionChecks(SetDraft draft)
{
    internal void Check()
    {
        foreach (var language in draft.Languages)
            foreach (var label in language.Labels.Values) CheckLength(label, DialogLimits.LabelCharsMax, "");
        foreach (var (_, state) in draft.States)
            if (state is ChooseState { Rows: null } choose) Check(choose);
    }

    private void Check(ChooseState choose)
    {
        if (choose.Options.Count is 0 or > DialogLimits.OptionsMax)
            draft.Issues.Add(choose.Place, DialogIssueCode.TooManyOptions,
                $"state '{choose.Name}' has {choose.Options.Count} options (1 to {DialogLimits.OptionsMax})");
        foreach (var language in draft.Languages)
        {
            var labels = choose.Options.Select(option => language.Labels.GetValueOrDefault(option.Label.Id))
                .OfType<DialogLabel>().ToList();
            CheckWords(choose, labels, language.Key);
            if (choose.Options.Count > DialogLimits.QuickReplyOptionsMax) continue;
            foreach (var label in labels.Where(label => label.Text.Length <= DialogLimits.LabelCharsMax))
                CheckLength(label, DialogLimits.QuickReplyLabelCharsMax,
                    $" where a question has at most {DialogLimits.QuickReplyOptionsMax} options");
        }
    }

    private void CheckLength(DialogLabel label, int charsMax, string where)
    {
        if (label.Text.Length <= charsMax) return;
        draft.Issues.Add(label.Place, DialogIssueCode.LabelTooLong,
            $"label '{label.Id}' has {label.Text.Length} characters (at most {charsMax}{where})");
    }

    private void CheckWords(ChooseState choose, List<DialogLabel> labels, string language)
    {
        var taken = new Dictionary<string, string>();
        foreach (var label in labels)
            foreach (var word in label.Also.Prepend(label.Text).Select(Words.Normalise).Distinct())
                if (!taken.TryAdd(word, label.Id))
                    draft.Issues.Add(choose.Place, DialogIssueCode.CollidingWords,
                        $"'{word}' chooses both '{taken[word]}' and '{label.Id}' "
                        + $"of state '{choose.Name}' in language '{language}'");
    }
}
