namespace PuskesosBot.Dialogs;

/// <summary>The words that choose one option.</summary>
/// <param name="Label">As printed.</param>
/// <param name="Also">Other words that choose it; may be empty.</param>
public sealed record ChoiceWords(string Label, IReadOnlyList<string> Also);
