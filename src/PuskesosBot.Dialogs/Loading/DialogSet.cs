namespace PuskesosBot.Dialogs;

/// <summary>Everything in <c>dialogs/</c>, checked and immutable; swapped whole on reload.</summary>
public sealed class DialogSet
{
    /// <summary>Spoken when a chat has no language of ours, if the files have it.</summary>
    public const string PreferredLanguage = "id";

    private readonly Dictionary<string, Dialog> _dialogs;
    private readonly Dictionary<string, DialogLanguage> _languages;

    private readonly Lazy<IntentModel?> _model;

    private DialogSet(
        IEnumerable<Dialog> dialogs, Everywhere everywhere, IEnumerable<DialogLanguage> languages,
        Func<IntentModel?> train)
    {
        _model = new Lazy<IntentModel?>(train);
        Everywhere = everywhere;
        Dialogs = [.. dialogs.OrderBy(dialog => dialog.Name, StringComparer.Ordinal)];
        Languages = [.. languages.OrderBy(language => language.Key, StringComparer.Ordinal)];
        _dialogs = Dialogs.ToDictionary(dialog => dialog.Name);
        _languages = Languages.ToDictionary(language => language.Key);
        DefaultLanguage = _languages.GetValueOrDefault(PreferredLanguage) ?? Languages[0];
    }

    internal static DialogSet Of(SetDraft draft, Everywhere everywhere)
    {
        var (intents, spelling) = (draft.Intents, draft.Spelling.With(draft.Lexicon));
        return new DialogSet(draft.Dialogs.Select(dialog => dialog.Dialog), everywhere, draft.Languages,
            () => intents is null ? null : TrainedModels.Of(draft.ModelKey, () => ModelOf(draft, intents, spelling)))
        {
            Intents = intents,
            Spelling = spelling,
            Utterances = draft.Utterances,
            Stories = draft.Stories,
            ModelKey = draft.ModelKey,
        };
    }

    private static IntentModel ModelOf(SetDraft draft, IntentSet intents, Spelling spelling)
    {
        if (draft.Learned is { } learned) return learned.Read(intents, spelling);
        var model = IntentTrainer.Train(intents, spelling, new TrainingTexts(draft.Utterances, draft.Stories));
        draft.ModelFile?.Keep(draft.ModelKey, model);
        return model;
    }

    /// <summary>The same with another model, to try one that was trained on a part.</summary>
    internal DialogSet With(IntentModel model) => new(Dialogs, Everywhere, Languages, () => model)
    {
        Intents = Intents,
        Spelling = Spelling,
        Utterances = Utterances,
        Stories = Stories,
    };

    /// <summary>The same with the model that was learned from them.</summary>
    internal DialogSet WithoutUtterances()
    {
        var model = Model;
        return new DialogSet(Dialogs, Everywhere, Languages, () => model)
        {
            Intents = Intents,
            Spelling = Spelling,
            ModelKey = ModelKey,
        };
    }

    /// <summary>Null when the files have no <c>intents.yaml</c>.</summary>
    public IntentSet? Intents { get; private init; }

    /// <summary>What its model is learned from, as <see cref="TrainedModels.KeyOf"/> says.</summary>
    internal string ModelKey { get; private init; } = "";

    /// <summary>What residents say for the intents; empty when what was learned of them came from a file, or when
    /// learning is over and the set runs.</summary>
    public IReadOnlyList<Utterance> Utterances { get; private init; } = [];

    /// <summary>What they tell around it, and ask nothing by.</summary>
    internal IReadOnlyList<Utterance> Stories { get; private init; } = [];

    internal Spelling Spelling { get; private init; } = Spelling.None;

    /// <summary>Trained from <see cref="Utterances"/> when first asked for; null without intents.</summary>
    public IntentModel? Model => _model.Value;

    /// <summary>By name.</summary>
    public IReadOnlyList<Dialog> Dialogs { get; }

    public Everywhere Everywhere { get; }

    /// <summary>By key.</summary>
    public IReadOnlyList<DialogLanguage> Languages { get; }

    public DialogLanguage DefaultLanguage { get; }

    public Dialog? Find(string dialog) => _dialogs.GetValueOrDefault(dialog);

    /// <summary>
    /// An unknown language gives <see cref="DefaultLanguage"/>: the wrong language is better than silence.
    /// </summary>
    public DialogLanguage Language(string key) => _languages.GetValueOrDefault(key) ?? DefaultLanguage;

    /// <summary>A text outside any dialog, such as an apology; empty when the files have no such text.</summary>
    public string Say(string language, string textId, IReadOnlyDictionary<string, SlotValue> values) =>
        TextRenderer.Render(Language(language), textId, new TextScope(values, values));

    /// <summary>The dialog that answers an intent; null when none does.</summary>
    public Dialog? ForIntent(string intent) => Dialogs.FirstOrDefault(dialog => dialog.Intents.Contains(intent));
}
