namespace PuskesosBot.Dialogs;

/// <summary>The words understood everywhere, as they are really said: "mau balik ke menu utama dong kang".</summary>
internal sealed class SpokenPhrases
{
    /// <summary>Longer messages tell a story.</summary>
    private const int WordsMax = 8;

    /// <summary>A letter is forgiven in words of this length, and a missing or swapped one in shorter ones.</summary>
    private const int ForgivenLettersMin = 6, ForgivenGapLettersMin = 5;

    /// <summary>Where several are said, the first of these counts: "batal, balik ke menu" cancels.</summary>
    private static readonly string[] Weight =
    [
        Everywhere.Emergency, Everywhere.Person, Everywhere.Cancel, Everywhere.Stop, Everywhere.Menu,
        Everywhere.Language, Everywhere.Cases, Everywhere.Start, Everywhere.Back, Everywhere.Skip,
    ];

    /// <summary>Words of a wish, which may stand around.</summary>
    private static readonly HashSet<string> Wishes =
    [
        "mau", "mo", "hoyong", "bade", "pengen", "pgn", "ingin", "minta", "nyuhunkeun", "saya", "sy", "abdi", "aku",
        "ka", "ke", "yang", "yg", "nu", "dulu", "heula", "langsung", "coba", "bisa", "tiasa", "ketik", "pencet",
        "pilih",
        "udah", "sudah", "udh", "tos", "sekarang", "ayeuna", "jadi", "atuhlah", "weh", "we", "lah",
    ];

    private static readonly HashSet<string> Greetings = ["halo", "hatur", "nuhun", "makasih", "terima", "kasih"];

    private readonly List<Phrase> _phrases;

    internal SpokenPhrases(IEnumerable<EverywherePhrase> phrases) =>
        _phrases =
        [
            .. from phrase in phrases
               let words = Said(phrase.Text)
               where words.Count > 0 && !words.TrueForAll(Words.IsParticle)
               orderby words.Count descending
               select new Phrase(words, phrase.Word, Everywhere.OwnWords.Contains(phrase.Word)),
        ];

    /// <summary>The message is made of phrases and small words, and nothing else.</summary>
    internal string? Whole(string message)
    {
        if (message.Contains('?')) return null;
        var said = Said(message);
        if (said.Count is 0 or > WordsMax) return null;
        string? group = null;
        for (var at = 0; at < said.Count;)
        {
            if (PhraseAt(said, at) is var (found, length))
            {
                group = Weightier(group, found);
                at += length;
            }
            else if (IsSmall(said[at])) at++;
            else return null;
        }

        return group;
    }

    internal string? AtEdge(string message, bool isAnswered)
    {
        if (message.Contains('?')) return null;
        var said = Said(message);
        if (said.Count is 0 or > WordsMax) return null;
        while (said.Count > 1 && IsSmall(said[^1])) said.RemoveAt(said.Count - 1);
        while (said.Count > 1 && IsSmall(said[0]) && PhraseAt(said, 0) is null) said.RemoveAt(0);
        for (var at = 0; at < said.Count; at++)
        {
            if (PhraseAt(said, at) is not var (group, length) || group is not (Everywhere.Cancel or Everywhere.Menu
                or Everywhere.Back)) continue;
            if (at > 0 && Words.IsNegation(said[at - 1])) continue;
            if (at + length == said.Count || (at == 0 && !isAnswered)) return group;
        }

        return null;
    }

    private (string Group, int Length)? PhraseAt(List<string> said, int at)
    {
        foreach (var phrase in _phrases)
            if (at + phrase.Words.Count <= said.Count && IsSame(said, at, phrase))
                return (phrase.Group, phrase.Words.Count);
        return null;
    }

    private static bool IsSame(List<string> said, int at, Phrase phrase)
    {
        for (var i = 0; i < phrase.Words.Count; i++)
        {
            if (said[at + i] == phrase.Words[i]) continue;
            if (!phrase.IsForgiven || !IsSlip(said[at + i], phrase.Words[i])) return false;
        }

        return true;
    }

    private static bool IsSlip(string said, string meant)
    {
        if (meant.Length < ForgivenGapLettersMin || said.Length < ForgivenGapLettersMin - 1) return false;
        if (SpellingDistance.Between(said, meant, limit: 1) > 1) return false;
        return meant.Length >= ForgivenLettersMin || said.Length < meant.Length
            || (said.Length == meant.Length && said.Order().SequenceEqual(meant.Order()));
    }

    private static bool IsSmall(string word) =>
        Wishes.Contains(word) || (Words.IsParticle(word) && !Greetings.Contains(word));

    private static string Weightier(string? one, string other) =>
        one is null || Rank(other) < Rank(one) ? other : one;

    /// <summary>Groups that stand for an answer or one matter among many come last.</summary>
    private static int Rank(string group) => Array.IndexOf(Weight, group) is >= 0 and var rank ? rank : Weight.Length;

    private static List<string> Said(string text) =>
        Words.Split(text).ConvertAll(word => word.IsNumber ? word.Text : Words.Unstretched(word.Text));

    /// <param name="IsForgiven">Also with a slip: what enters a dialog of its own is not entered by one.</param>
    private sealed record Phrase(List<string> Words, string Group, bool IsForgiven);
}
