namespace PuskesosBot.Dialogs;

/// <summary>The words that choose one option.</summary>
/// <param name="label">As printed.</param>
/// <param name="also">Other words that choose it; may be empty.</param>
public sealed class ChoiceWords(string label, IReadOnlyList<string> also)
{
    private List<ChoicePhrase>? _phrases;

    public string Label => label;

    public IReadOnlyList<string> Also => also;

    /// <summary>Made once: a label of the files is compared with everything that anybody types.</summary>
    internal List<ChoicePhrase> Phrases => _phrases ??=
        [.. also.Prepend(label).Select(ChoicePhrase.Of).Where(phrase => phrase.Terms.Count > 0)];

    /// <summary>One of its phrases is just this.</summary>
    internal bool Are(ChoicePhrase said)
    {
        foreach (var phrase in Phrases)
            if (phrase.Joined == said.Joined) return true;
        return false;
    }

    internal IEnumerable<ChoicePhrase> Alike(ChoicePhrase said) =>
        Phrases.Where(phrase => phrase.IsNegated == said.IsNegated);
}
