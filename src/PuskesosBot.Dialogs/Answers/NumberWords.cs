using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Numbers in digits and in Indonesian and Sundanese words, as people say them to a dictating phone.</summary>
internal static class NumberWords
{
    /// <summary>"delapanpuluhdelapan" has 19 letters; anything much longer is no number.</summary>
    private const int JoinedLettersMax = 40;

    /// <summary>"delapan", "sembilan", "sepuluh": the longest words there are.</summary>
    private const int LettersMax = 9;

    /// <summary>Digits of a number that is counted with; longer ones are only ever read digit by digit.</summary>
    private const int DigitsMax = 8;

    private enum Part { None, Unit, Ten, Teens, Tens, Twenties, Hundred, Hundreds, Thousand, Thousands }

    private static readonly Dictionary<string, (Part Part, int Value)> Known = Build();

    /// <summary>By first letter: bit n is set when one of n letters begins so. Most words need no search.</summary>
    private static readonly int[] LengthsOf = Lengths();

    /// <summary>The same words with joined numbers taken apart: "duapuluh" is "dua" and "puluh".</summary>
    internal static List<Word> Spell(List<Word> words)
    {
        var spelled = new List<Word>(words.Count);
        foreach (var word in words)
        {
            if (word.IsNumber || Known.ContainsKey(word.Text) || !IsMadeOfParts(word.Text))
            {
                spelled.Add(word);
                continue;
            }

            var parts = TakenApart(word.Text);
            for (var i = 0; i < parts.Count; i++) spelled.Add(new Word(parts[i], i == 0 ? word.Before : '\0'));
        }

        return spelled;
    }

    /// <summary>The longest number that begins at a word.</summary>
    /// <param name="next">First word after it.</param>
    internal static bool TryRead(List<Word> words, int at, out int value, out int next)
    {
        (value, next) = (0, at);
        if (at >= words.Count) return false;
        if (words[at].IsNumber)
        {
            next = at + 1;
            return words[at].Text.Length <= DigitsMax
                && int.TryParse(words[at].Text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        var large = ReadScale(words, ref next, Part.Thousand, Part.Thousands, 1000);
        large += ReadScale(words, ref next, Part.Hundred, Part.Hundreds, 100);
        value = large + ReadBelowHundred(words, ref next, afterLarge: large > 0);
        return next > at;
    }

    /// <summary>"dua", "hiji", "nol": one digit in a word.</summary>
    internal static bool TryReadUnit(Word word, out int digit)
    {
        digit = 0;
        return Known.TryGetValue(word.Text, out var known) && known.Part is Part.Unit && (digit = known.Value) >= 0;
    }

    /// <summary>A word that is a number or part of one ("belas").</summary>
    internal static bool IsPart(string word) => Known.ContainsKey(word);

    /// <summary>Like <see cref="IsPart"/>, in any case, also for joined ones. Allocates nothing: it reads every word
    /// that residents write.</summary>
    internal static bool IsMadeOfParts(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > JoinedLettersMax) return false;
        if (char.IsAscii(word[0]) && LengthsFrom(char.ToLowerInvariant(word[0])) == 0) return false;
        Span<char> lower = stackalloc char[JoinedLettersMax];
        ReadOnlySpan<char> rest = lower[..word.ToLowerInvariant(lower)];
        while (rest.Length > 0)
        {
            if (LongestAt(rest) is not (> 0 and var length)) return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>"kadua", "ketiga", "pertama".</summary>
    internal static bool TryReadOrdinal(string word, out int value)
    {
        value = 1;
        if (word is "pertama" or "kesatu" or "kahiji" or "mimiti") return true;
        return word.Length > 4 && (word.StartsWith("ke", StringComparison.Ordinal)
                || word.StartsWith("ka", StringComparison.Ordinal))
            && Known.TryGetValue(word[2..], out var known) && known.Part is Part.Unit or Part.Ten
            && (value = known.Value) > 0;
    }

    private static int ReadScale(List<Word> words, ref int next, Part one, Part many, int scale)
    {
        if (PartAt(words, next) == one)
        {
            next++;
            return scale;
        }

        if (PartAt(words, next) is not Part.Unit || PartAt(words, next + 1) != many) return 0;
        var value = ValueAt(words, next) * scale;
        next += 2;
        return value;
    }

    private static int ReadBelowHundred(List<Word> words, ref int next, bool afterLarge)
    {
        var value = ValueAt(words, next);
        switch (PartAt(words, next))
        {
            case Part.Ten:
                next++;
                return value;
            case Part.Unit when !IsScale(PartAt(words, next + 1)):
                next++;
                // "seribu sembilan ratus enam lima" is how a year is said in a hurry.
                return afterLarge && IsLoneUnit(words, next) ? value * 10 + ValueAt(words, next++) : value;
            case Part.Unit:
                return ReadTens(words, ref next, value);
            default:
                return 0;
        }
    }

    private static int ReadTens(List<Word> words, ref int next, int unit)
    {
        var scale = PartAt(words, next + 1);
        if (scale is Part.Hundreds or Part.Thousands || unit == 0) return 0;
        next += 2;
        if (scale is Part.Teens) return 10 + unit;
        if (scale is Part.Twenties) return 20 + unit;
        // In "dua puluh dua belas enam lima" the second "dua" belongs to "belas": 20, 12, 6, 5.
        return IsLoneUnit(words, next) && ValueAt(words, next) > 0
            ? unit * 10 + ValueAt(words, next++)
            : unit * 10;
    }

    private static bool IsLoneUnit(List<Word> words, int at) =>
        PartAt(words, at) is Part.Unit && !IsScale(PartAt(words, at + 1));

    private static bool IsScale(Part part) =>
        part is Part.Teens or Part.Tens or Part.Twenties or Part.Hundreds or Part.Thousands;

    private static Part PartAt(List<Word> words, int at) =>
        at < words.Count && Known.TryGetValue(words[at].Text, out var known) ? known.Part : Part.None;

    private static int ValueAt(List<Word> words, int at) =>
        at < words.Count && Known.TryGetValue(words[at].Text, out var known) ? known.Value : 0;

    /// <param name="word"><see cref="IsMadeOfParts"/>.</param>
    private static List<string> TakenApart(string word)
    {
        word = word.ToLowerInvariant();
        var parts = new List<string>();
        for (var at = 0; at < word.Length; at += parts[^1].Length)
            parts.Add(word.Substring(at, LongestAt(word.AsSpan(at))));
        return parts;
    }

    /// <returns>Letters of the longest known word that a text begins with; 0: none.</returns>
    private static int LongestAt(ReadOnlySpan<char> text)
    {
        var known = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        var lengths = LengthsFrom(text[0]);
        var length = Math.Min(text.Length, LettersMax);
        while (length > 0 && ((lengths >> length & 1) == 0 || !known.ContainsKey(text[..length]))) length--;
        return length;
    }

    private static int LengthsFrom(char first) => first is >= 'a' and <= 'z' ? LengthsOf[first - 'a'] : 0;

    private static int[] Lengths()
    {
        var lengths = new int['z' - 'a' + 1];
        foreach (var word in Known.Keys) lengths[word[0] - 'a'] |= 1 << word.Length;
        return lengths;
    }

    private static Dictionary<string, (Part Part, int Value)> Build()
    {
        var known = new Dictionary<string, (Part, int)>(StringComparer.Ordinal);
        string[] units =
        [
            "nol enol kosong", "satu hiji siji stu", "dua duwa", "tiga tilu tga", "empat opat ampat mpat", "lima lma",
            "enam genep anam enm gnep genp", "tujuh tuju tjuh", "delapan dalapan dlapan lapan delpan dlpan",
            "sembilan salapan smbilan sembiln slapan",
        ];
        for (var digit = 0; digit < units.Length; digit++) Add(units[digit], Part.Unit, digit);
        Add("sepuluh sapuluh", Part.Ten, 10);
        Add("sebelas sabelas sawelas", Part.Ten, 11);
        Add("salikur", Part.Ten, 21);
        Add("salawe", Part.Ten, 25);
        Add("belas welas", Part.Teens, 0);
        Add("puluh", Part.Tens, 0);
        Add("likur", Part.Twenties, 0);
        Add("seratus saratus", Part.Hundred, 100);
        Add("ratus", Part.Hundreds, 0);
        Add("seribu sarebu saribu", Part.Thousand, 1000);
        Add("ribu rebu", Part.Thousands, 0);
        return known;

        void Add(string words, Part part, int value)
        {
            foreach (var word in words.Split(' ')) known[word] = (part, value);
        }
    }
}
