namespace PuskesosBot.Dialogs;

/// <summary>The words that choose one option.</summary>
public sealed record ChoiceWords(string Label, IReadOnlyList<string> Also);

/// <summary>Finds the option a resident means.</summary>
public static class ChoiceMatcher
{
    /// <summary>0-based index; null when none or more than one fits.</summary>
    public static int? Match(string text, IReadOnlyList<ChoiceWords> options)
    {
        var said = Words.Normalise(text);
        if (int.TryParse(said, out var number) && number >= 1 && number <= options.Count) return number - 1;
        for (var i = 0; i < options.Count; i++)
            if (options[i].Also.Prepend(options[i].Label).Any(word => Words.Normalise(word) == said)) return i;
        return null;
    }
}
