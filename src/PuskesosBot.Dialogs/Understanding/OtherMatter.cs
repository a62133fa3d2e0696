namespace PuskesosBot.Dialogs;

/// <summary>Tells a message about something else from an answer that could not be read.</summary>
public static class OtherMatter
{
    /// <summary>"Lupa" and "yang mana" are said to the question; who changes the subject says what it is.</summary>
    private const int WordsMin = 3, CarefulWordsMin = 2;

    /// <summary>The intent for which the engine would leave a question that the text does not answer; null: none.
    /// </summary>
    public static string? In(DialogSet dialogs, string text)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(text);
        return Meaning.Of(dialogs)?.Hear(text) is { } hearing && Takes(dialogs, text, hearing, mayStop: false)
            ? hearing.First!.Name
            : null;
    }

    /// <param name="mayStop">The matter of the question is as good as over: what is sure enough for a dialog to begin
    /// is then enough.</param>
    internal static bool Takes(DialogSet dialogs, string text, Hearing hearing, bool mayStop) =>
        hearing.First is { IsSmall: false } first
        && (hearing.Probability >= dialogs.Intents!.Bounds.Change || (hearing.IsSure && mayStop))
        && dialogs.Spelling.BearingIn(text) >= (first.IsCareful ? CarefulWordsMin : WordsMin);
}
