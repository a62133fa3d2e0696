namespace PuskesosBot.Dialogs;

/// <summary>Finds the option that a typed answer means. A wrong choice costs more than asking again.</summary>
public static class ChoiceMatcher
{
    /// <summary>More words are a story or a question, never a choice.</summary>
    private const int WordsMax = 8;

    /// <summary>Words beside those of an option: "mau cek status".</summary>
    private const int OtherWordsMax = 2;

    /// <summary>Shorter beginnings would choose by accident.</summary>
    private const int PrefixLettersMin = 3;

    private static readonly HashSet<string> Small =
    [
        "yang", "yg", "nu", "di", "dan", "sareng", "jeung", "sama", "atau", "untuk", "buat", "kanggo", "saya", "abdi",
        "mau", "hoyong", "bade", "ingin", "pengen", "pilih", "milih", "dari", "ti", "ka", "dengan", "ada", "aya",
        "nomor",
    ];

    /// <returns>Index of the option, from 0; null when none or more than one may be meant.</returns>
    public static int? Match(string text, IReadOnlyList<ChoiceWords> options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        if (MatchPlain(text, options) is { } plain) return plain;
        var corrected = Corrections.Read(text, part => Found.Of(MatchPlain(part, options)),
            part => MatchPlain(part, options) is not null);
        return corrected?.Index;
    }

    /// <summary>Nothing is said but what one option is called.</summary>
    internal static bool Names(string text, IReadOnlyList<ChoiceWords> options) =>
        Words.Split(text) is { Count: > 0 and <= WordsMax } raw && NamedBy(ChoicePhrase.Of(raw), options) is not null;

    private static int? NamedBy(ChoicePhrase said, IReadOnlyList<ChoiceWords> options) =>
        Only(options, option => option.Are(said));

    private sealed record Found(int Index)
    {
        internal static Found? Of(int? index) => index is { } found ? new Found(found) : null;
    }

    private static int? MatchPlain(string text, IReadOnlyList<ChoiceWords> options)
    {
        var raw = Words.Split(text);
        if (raw.Count is 0 || raw.Count > WordsMax * 2) return null;

        var said = ChoicePhrase.Of(raw);
        if (said.Terms.Count > WordsMax) return null;
        if (NamedBy(said, options) is { } exact) return exact;
        if (NumberOf(raw, options) is { } number) return number <= options.Count ? number - 1 : null;
        if (ChoiceAnswer.NamedIn(raw) is { } named && !text.Contains('?'))
            return named <= options.Count ? named - 1 : null;
        if (IsFirst(said)) return 0;
        if (IsLast(said)) return options.Count - 1;
        if (text.Contains('?')) return null;
        if (ByMeaning(text, options) is { } meant) return meant;
        // A plain no is no choice of an option that only begins with one.
        return YesNoAnswer.Meaning(text) is false ? null : ByWords(said, options);
    }

    /// <summary>"06" is rather the option "RW 06" than the sixth one.</summary>
    private static int? NumberOf(List<Word> raw, IReadOnlyList<ChoiceWords> options)
    {
        if (ChoiceAnswer.NumberIn(raw) is not { } number) return null;
        var isPadded = raw.Exists(word => word.IsNumber && word.Text[0] == '0');
        if (!isPadded) return number;
        var padded = raw.Find(word => word.IsNumber).Text.TrimStart('0');
        return Only(options, option => option.Phrases.Exists(phrase => phrase.Terms.Contains(padded))) + 1 ?? number;
    }

    private static bool IsFirst(ChoicePhrase said) =>
        Place(said) is "paling atas" or "atas" or "pang luhurna" or "luhur" or "pang luhur";

    private static bool IsLast(ChoicePhrase said) =>
        Place(said) is "terakhir" or "pamungkas" or "paling bawah" or "bawah" or "pang handap" or "handap";

    private static string Place(ChoicePhrase said) =>
        said.Joined.StartsWith("yang ", StringComparison.Ordinal) ? said.Joined[5..] : said.Joined;

    /// <summary>"muhun" chooses the one option that says yes in any words.</summary>
    private static int? ByMeaning(string text, IReadOnlyList<ChoiceWords> options)
    {
        if (YesNoAnswer.Meaning(text) is not { } meaning) return null;
        return Only(options, option => MeaningOf(option.Label) == meaning);
    }

    private static bool? MeaningOf(string label) =>
        YesNoAnswer.Meaning(label) ?? YesNoLead.Meaning(label, YesNoQuestion.Unknown);

    private static int? ByWords(ChoicePhrase said, IReadOnlyList<ChoiceWords> options)
    {
        if (!said.Terms.Exists(word => word.Length >= PrefixLettersMin && !Small.Contains(word))) return null;

        // A "not" on one side only turns the meaning round, however alike the words are.
        return Only(options, option => option.Alike(said).Any(phrase => Begins(said, phrase)))
            ?? OnlyNumbered(said, options)
            ?? Only(options, option => option.Alike(said).Any(phrase => IsPartOf(said, phrase)))
            ?? BySpelling(said, options)
            ?? ChoiceVote.Match(said, options, Small.Contains);
    }

    private static bool Begins(ChoicePhrase said, ChoicePhrase option) =>
        said.Joined.Length >= PrefixLettersMin && option.Joined.StartsWith(said.Joined, StringComparison.Ordinal);

    /// <summary>The option's words inside a short sentence. A number beside them has to be the option's.</summary>
    private static int? OnlyNumbered(ChoicePhrase said, IReadOnlyList<ChoiceWords> options)
    {
        var found = Only(options, option => option.Alike(said).Any(phrase => Holds(said, phrase)));
        if (found is not { } index) return null;
        var number = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return options[index].Alike(said).Any(phrase => Holds(said, phrase) && said.Terms
            .Where(word => char.IsAsciiDigit(word[0]) && !phrase.Terms.Contains(word)).All(word => word == number))
            ? index : null;
    }

    private static bool Holds(ChoicePhrase said, ChoicePhrase option)
    {
        // A "not" inside a sentence denies something else than the option that only says no.
        if (option.Joined.Length < PrefixLettersMin
            || option.Terms.TrueForAll(term => Small.Contains(term) || Words.IsNegation(term))) return false;
        var others = said.Terms.Count(word => !option.Terms.Contains(word) && !Small.Contains(word));
        return others <= OtherWordsMax && $" {said.Joined} ".Contains($" {option.Joined} ", StringComparison.Ordinal);
    }

    private static bool IsPartOf(ChoicePhrase said, ChoicePhrase option) =>
        said.Terms.TrueForAll(word => option.Terms.Contains(word) || Small.Contains(word));

    private static int? BySpelling(ChoicePhrase said, IReadOnlyList<ChoiceWords> options)
    {
        var limit = said.Joined.Length switch { < 5 => 0, < 9 => 1, < 15 => 2, _ => 3 };
        var (best, second, index) = (limit + 1, limit + 1, -1);
        for (var i = 0; i < options.Count; i++)
        {
            var distance = options[i].Alike(said).Where(phrase => phrase.Digits == said.Digits)
                .Select(phrase => SpellingDistance.Between(said.Joined, phrase.Joined, limit))
                .DefaultIfEmpty(limit + 1).Min();
            if (distance < best) (best, second, index) = (distance, best, i);
            else second = Math.Min(second, distance);
        }

        return best <= limit && best < second ? index : null;
    }

    private static int? Only<T>(IReadOnlyList<T> options, Func<T, bool> isMeant)
    {
        int? only = null;
        for (var i = 0; i < options.Count; i++)
        {
            if (!isMeant(options[i])) continue;
            if (only is not null) return null;
            only = i;
        }

        return only;
    }
}
