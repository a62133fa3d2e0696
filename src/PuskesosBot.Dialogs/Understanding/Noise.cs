using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>
/// Writes an utterance as somebody in a hurry would, or in the middle of a longer message, so that training knows more
/// than tidy sentences. The same seed gives the same noise.
/// </summary>
internal sealed class Noise(int seed)
{
    private const double WordShare = 0.35, JoinShare = 0.06, OpeningShare = 0.7, ClosingShare = 0.5;

    private const int LettersMin = 4;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly string[] Openings =
    [
        "assalamualaikum kang maaf ganggu", "punten pisan kang bade tumaros", "selamat pagi bu mau tanya",
        "halo min permisi", "kang maaf ya saya ini orang ga ngerti hp jadi ngomong aja ya",
        "pak maaf sebelumnya saya dapat nomor ini dari tetangga", "begini kang ceritanya",
        "hapunten kang abdi teh nyerat heula", "duh kang gimana ya", "jadi gini bu saya tinggal di gang sebelah balai",
        "kemarin saya udah ke kelurahan tapi tutup jadi lewat sini aja", "sampurasun kang",
        "bu tolong jawab ya soalnya saya bingung", "ieu teh ti anak abdi nu ngetik",
    ];

    private static readonly string[] Closings =
    [
        "makasih ya kang", "tolong ya pak", "hatur nuhun sateuacanna", "gitu aja kang makasih", "mohon dibalas",
        "ditunggu kabarnya", "kumaha tah kang", "maaf kalau salah kata", "semoga sehat selalu", "nuhun",
    ];

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

    /// <summary>The matter in the middle, courtesies around it.</summary>
    internal string Rambling(string text)
    {
        if (_random.NextDouble() < OpeningShare) text = $"{Openings[_random.Next(Openings.Length)]} {text}";
        if (_random.NextDouble() < ClosingShare) text = $"{text} {Closings[_random.Next(Closings.Length)]}";
        return text;
    }

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
