namespace PuskesosBot.Dialogs;

/// <summary>Takes the commonest endings and beginnings off a word, roughly: it only has to do the same each
/// time.</summary>
internal static class Stems
{
    private const int StemMin = 4;

    private static readonly string[] Endings =
        ["kanana", "keuneun", "annya", "keun", "inya", "anana", "nya", "kan", "kah", "lah", "ana", "in", "an", "na",
         "eun", "i"];

    private static readonly string[] Beginnings =
        ["meng", "peng", "nge", "meny", "mem", "men", "ber", "ter", "per", "ke", "di", "ka", "me", "ng", "ny", "se"];

    internal static string Of(string word)
    {
        if (word.Length <= StemMin || word[0] == '#') return word;
        var ending = Array.Find(Endings, e => word.Length - e.Length >= StemMin && word.EndsWith(e, Ordinal));
        if (ending is not null) word = word[..^ending.Length];
        var beginning = Array.Find(Beginnings, b => word.Length - b.Length >= StemMin && word.StartsWith(b, Ordinal));
        return beginning is null ? word : word[beginning.Length..];
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
