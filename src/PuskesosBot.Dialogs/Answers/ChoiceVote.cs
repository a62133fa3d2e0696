namespace PuskesosBot.Dialogs;

/// <summary>
/// The option that has most of the words said, when only it has any: "sembkao wae", "yang paling atas yang terlambat".
/// </summary>
internal static class ChoiceVote
{
    /// <summary>Said words that no option has; more make it a story.</summary>
    private const int OtherWordsMax = 2;

    /// <summary>Shorter words stand for too much.</summary>
    private const int LettersMin = 4, AbbreviationLettersMin = 3, ForgivenLettersMin = 6;

    internal static int? Match(ChoicePhrase said, IReadOnlyList<ChoiceWords> options, Func<string, bool> isSmall)
    {
        var words = said.Terms.FindAll(word =>
            !isSmall(word) && !Words.IsNegation(word) && !char.IsAsciiDigit(word[0]));
        if (words.Count == 0 || words.Exists(OtherSubject.IsAsking)) return null;
        int? only = null;
        var others = words.Count;
        for (var at = 0; at < options.Count; at++)
        {
            var had = options[at].Alike(said).Select(phrase => words.Count(word => Has(phrase, word)))
                .DefaultIfEmpty(0).Max();
            if (had == 0) continue;
            if (only is not null) return null;
            (only, others) = (at, words.Count - had);
        }

        if (only is not { } index || others > OtherWordsMax) return null;
        var number = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return said.Terms.TrueForAll(word => !char.IsAsciiDigit(word[0]) || word == number) ? index : null;
    }

    private static bool Has(ChoicePhrase option, string word) => option.Terms.Exists(own => IsSame(word, own));

    private static bool IsSame(string said, string own)
    {
        if (own.Length < LettersMin || said.Length < AbbreviationLettersMin) return false;
        if (said == own) return true;
        if (IsAbbreviation(said, own)) return true;
        return own.Length >= ForgivenLettersMin && SpellingDistance.Between(said, own, limit: 1) <= 1;
    }

    /// <summary>"syrt" for "syarat": no vowels, the first and last letter, the rest in order.</summary>
    private static bool IsAbbreviation(string said, string own)
    {
        if (said[0] != own[0] || said[^1] != own[^1] || said.AsSpan().ContainsAny("aiueo")) return false;
        var at = 0;
        foreach (var letter in own)
            if (at < said.Length && letter == said[at]) at++;
        return at == said.Length;
    }
}
