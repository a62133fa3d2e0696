namespace PuskesosBot.Dialogs;

/// <summary>Everything that was read, before it is known to be right.</summary>
internal sealed class SetDraft(
    IssueList issues, IReadOnlyCollection<ActionContract> actions, IReadOnlyCollection<string> facts, HostTexts host)
{
    private readonly Dictionary<string, DialogDraft> _dialogs = [];
    private readonly List<DialogLanguage> _languages = [];
    private int _families;

    internal IssueList Issues { get; } = issues;

    internal IReadOnlyDictionary<string, ActionContract> Actions { get; } =
        actions.ToDictionary(action => action.Name);

    internal IReadOnlyCollection<string> Facts { get; } = facts.ToHashSet();

    internal HostTexts Host { get; } = host;

    internal IReadOnlyCollection<DialogDraft> Dialogs => _dialogs.Values;

    internal IReadOnlyList<DialogLanguage> Languages => _languages;

    internal Everywhere? Everywhere { get; set; }

    /// <summary>Null when there is no <c>intents.yaml</c>: then only words and options are understood.</summary>
    internal IntentSet? Intents { get; set; }

    internal Spelling Spelling { get; set; } = Spelling.None;

    internal Lexicon Lexicon { get; set; } = Lexicon.None;

    /// <summary>As <see cref="TrainedModels.KeyOf"/>.</summary>
    internal string ModelKey { get; set; } = "";

    /// <summary>Where the trained model is kept between two starts; null: nowhere.</summary>
    internal ModelFile? ModelFile { get; init; }

    /// <summary>What was learned of the utterances of these files when they were found right; they are not read then.
    /// </summary>
    internal LearnedModel? Learned { get; set; }

    internal List<Utterance> Utterances { get; } = [];

    /// <summary>Sentences of no intent.</summary>
    internal List<Utterance> Stories { get; } = [];

    internal List<NamedLabel> Labels { get; } = [];

    internal int NextFamily() => _families++;

    /// <summary>Some part could not be read; what is missing may be in there.</summary>
    internal bool HasHoles { get; set; }

    internal DialogDraft? Find(string dialog) => _dialogs.GetValueOrDefault(dialog);

    internal void Add(DialogDraft? dialog)
    {
        if (dialog is null || _dialogs.TryAdd(dialog.Dialog.Name, dialog)) return;
        Issues.Add(dialog.Dialog.Place, DialogIssueCode.Duplicate, $"dialog '{dialog.Dialog.Name}' is in two files");
    }

    internal void Add(DialogLanguage? language)
    {
        if (language is null) return;
        if (_languages.All(known => known.Key != language.Key)) _languages.Add(language);
        else Issues.Add(language.Place, DialogIssueCode.Duplicate, $"language '{language.Key}' is in two files");
    }

    /// <summary>States with the dialog they belong to.</summary>
    internal IEnumerable<(DialogDraft Dialog, DialogState State)> States =>
        Dialogs.SelectMany(dialog => dialog.Dialog.States.Select(state => (dialog, state)));
}
