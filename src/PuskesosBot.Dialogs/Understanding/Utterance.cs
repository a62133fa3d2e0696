namespace PuskesosBot.Dialogs;

/// <summary>What a resident might write for an intent.</summary>
/// <param name="Intent">Its name; empty: it is a sentence of a story.</param>
/// <param name="Author">Who made it up; one author's habits must not vouch for themselves.</param>
/// <param name="Language"><c>id</c>, <c>su</c> or <c>mix</c>.</param>
/// <param name="Family">Number of the family of variants of one sentence, unique in the set.</param>
public sealed record Utterance(
    string Text, string Intent, string Author, string Language, int Family, SourcePlace Place)
{
    /// <summary>Both languages in one sentence.</summary>
    public const string Mixed = "mix";

    /// <summary>Intents that would do as well, to a fair reader; <see cref="FirstWords.Asks"/>: asking back
    /// would.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>What a model is made from.</summary>
/// <param name="Stories">What residents tell around their matter and ask nothing by; none: training knows only tidy
/// sentences.</param>
internal sealed record TrainingTexts(IReadOnlyList<Utterance> Utterances, IReadOnlyList<Utterance> Stories);
