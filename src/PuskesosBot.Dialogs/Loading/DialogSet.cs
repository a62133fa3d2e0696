namespace PuskesosBot.Dialogs;

/// <summary>Everything in <c>dialogs/</c>, checked and immutable; swapped whole on reload.</summary>
public sealed class DialogSet
{
    /// <summary>Spoken when a chat has no language of ours, if the files have it.</summary>
    public const string PreferredLanguage = "id";

    private readonly Dictionary<string, Dialog> _dialogs;
    private readonly Dictionary<string, DialogLanguage> _languages;

    internal DialogSet(IEnumerable<Dialog> dialogs, Everywhere everywhere, IEnumerable<DialogLanguage> languages)
    {
        Everywhere = everywhere;
        Dialogs = [.. dialogs.OrderBy(dialog => dialog.Name, StringComparer.Ordinal)];
        Languages = [.. languages.OrderBy(language => language.Key, StringComparer.Ordinal)];
        _dialogs = Dialogs.ToDictionary(dialog => dialog.Name);
        _languages = Languages.ToDictionary(language => language.Key);
        DefaultLanguage = _languages.GetValueOrDefault(PreferredLanguage) ?? Languages[0];
    }

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
