namespace PuskesosBot.Dialogs;

/// <summary>What one word means, whatever the language, the register and the spelling it is written in.</summary>
/// <param name="Base">The plain Indonesian word: "nyokot", "dicandak" and "ngambilnya" are <c>ambil</c>.</param>
/// <param name="Class">The field it belongs to: <c>take</c>, <c>illness</c>.</param>
internal sealed record WordSense(string Base, string Class);

/// <summary>What the words of <c>_lexicon.yaml</c> mean: those that one resident writes help with those of another.
/// </summary>
internal sealed class Lexicon(IReadOnlyDictionary<string, WordSense> senses)
{
    internal static Lexicon None { get; } = new(new Dictionary<string, WordSense>());

    internal IEnumerable<string> Words => senses.Keys;

    /// <summary>Null for a word that is not listed.</summary>
    internal WordSense? SenseOf(string word) => senses.GetValueOrDefault(word);
}
