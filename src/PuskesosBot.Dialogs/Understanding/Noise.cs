using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>
/// Writes an utterance as somebody in a hurry would, or in the middle of a longer message, so that training knows more
/// than tidy sentences. The same seed gives the same noise.
/// </summary>
/// <param name="seed">Of its chances.</param>
/// <param name="stories">What residents tell around their matter.</param>
internal sealed class Noise(int seed, IReadOnlyList<Utterance> stories)
{
    private const double WordShare = 0.35, JoinShare = 0.06, DictatedShare = 0.33;

    private const int LettersMin = 4, BeforeMax = 2, AfterMax = 1;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private readonly Random _random = new(seed);

    /// <summary>Letters left out, doubled, swapped, or taken from the key beside; blanks forgotten.</summary>
    internal string Hurried(string text)
    {
        var hurried = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (hurried.Length > 0 && _random.NextDouble() >= JoinShare) hurried.Append(' ');
            hurried.Append(_random.NextDouble() < WordShare ? Mistyped(word) : word);
        }

        return hurried.ToString();
    }

    /// <summary>The matter in the middle of a story, or of courtesies.</summary>
    internal string InStory(string text)
    {
        var (before, after) = (_random.Next(BeforeMax + 1), _random.Next(AfterMax + 1));
        if (before + after == 0) before = 1;
        // Who dictates speaks no full stops.
        var joint = _random.NextDouble() < DictatedShare ? " " : ". ";
        return string.Join(joint, [.. Some(before), text, .. Some(after)]);
    }

    private IEnumerable<string> Some(int count) =>
        Enumerable.Range(0, count).Select(_ => stories[_random.Next(stories.Count)].Text);

    private string Mistyped(string word)
    {
        if (word.Length < LettersMin) return word;
        var at = _random.Next(1, word.Length - 1);
        return _random.Next(6) switch
        {
            0 or 5 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            3 => $"{word[..at]}{Beside(word[at])}{word[(at + 1)..]}",
            _ => WithoutVowels(word),
        };
    }

    private char Beside(char letter)
    {
        var row = Array.Find(Rows, keys => keys.Contains(letter));
        if (row is null) return letter;
        var at = row.IndexOf(letter) + (_random.Next(2) == 0 ? -1 : 1);
        return at >= 0 && at < row.Length ? row[at] : letter;
    }

    /// <summary>"bantuan" as "bntuan" or "bntn".</summary>
    private string WithoutVowels(string word) =>
        word[0] + string.Concat(word[1..].Where(letter => "aeiou".IndexOf(letter) < 0 || _random.Next(3) == 0));
}
