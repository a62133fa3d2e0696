using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Finds RT and RW in what was typed: "rt 2 rw 6", "RT/RW 02/06", "erwe genep", "VI".</summary>
internal static class AreaWords
{
    internal readonly record struct Area(string? Rt, string? Rw);

    private enum Unit { Rt, Rw }

    private sealed class Found
    {
        internal int? Rt { get; private set; }

        internal int? Rw { get; private set; }

        /// <summary>Two different numbers for one thing: nobody can know which is meant.</summary>
        internal bool IsContradictory { get; private set; }

        internal void Add(Unit unit, int? number)
        {
            var known = unit is Unit.Rt ? Rt : Rw;
            if (number is null || (known is not null && known != number)) IsContradictory = true;
            else if (unit is Unit.Rt) Rt = number;
            else Rw = number;
        }
    }

    /// <summary>Largest RT or RW number there is any use for; both are written with two digits.</summary>
    private const int NumberMax = 50;

    private static readonly HashSet<string> Company =
    [
        "no", "nomor", "nomer", "nmr", "ka", "ke", "yang", "yg", "nu", "na", "di", "ti", "dari", "saya", "abdi",
        "warga", "wargi", "tinggal", "linggih", "calik", "bumi", "rumah", "masuk", "kalebet", "adalah", "nyaeta",
        "kita", "kayaknya", "kayanya", "kyknya", "sepertinya", "sigana", "sigana", "garis", "miring", "jeung", "sareng",
        "dan", "sama", "wilayah", "lingkungan", "ngontrak", "rumahnya", "bumina", "sok", "warga", "nuju", "aslinya",
    ];

    internal static Area Read(string text, bool bareIsRw, bool isPair = false)
    {
        var words = NumberWords.Spell(Words.Split(text));
        var found = new Found();
        if (words.Exists(word => Words.IsNegation(word.Text) || IsOr(word.Text))) return default;

        if (!ReadMarked(words, found)) ReadBare(words, bareIsRw, isPair, found);
        return found.IsContradictory ? default : new Area(TwoDigits(found.Rt), TwoDigits(found.Rw));
    }

    private static bool IsOr(string word) => word is "atau" or "atawa" or "atanapi" or "apa" or "ato";

    private static bool ReadMarked(List<Word> words, Found found)
    {
        var marked = false;
        for (var at = 0; at < words.Count;)
        {
            if (MarkAt(words, at) is not var (unit, length))
            {
                at++;
                continue;
            }

            marked = true;
            at += length;
            at = MarkAt(words, at) is var (second, secondLength) && second != unit
                ? ReadPair(words, at + secondLength, unit, second, found)
                : ReadOne(words, at, unit, found);
        }

        return marked;
    }

    /// <summary>"RT/RW 02/06": both names first, then both numbers.</summary>
    private static int ReadPair(List<Word> words, int at, Unit first, Unit second, Found found)
    {
        if (!TryNumber(words, SkipCompany(words, at), out var one, out var next)) return at;
        found.Add(first, one);
        found.Add(second, TryNumber(words, next, out var two, out var end) ? two : null);
        return end;
    }

    private static int ReadOne(List<Word> words, int at, Unit unit, Found found)
    {
        if (!TryNumber(words, SkipCompany(words, at), out var number, out var next)) return at;
        found.Add(unit, number);
        if (!TryNumber(words, next, out var follower, out var end)) return next;

        // "RW lima (05)" says the same twice.
        if (follower is not null && follower == number) return end;

        // "RT 02/06" is how addresses are written; after an RW a second number has no such meaning.
        found.Add(Unit.Rw, unit is Unit.Rt && words[next].Before is '/' or '-' ? follower : null);
        return end;
    }

    private static void ReadBare(List<Word> words, bool bareIsRw, bool isPair, Found found)
    {
        var numbers = new List<(int? Number, char Before)>();
        for (var at = 0; at < words.Count;)
        {
            var before = words[at].Before;
            if (TryNumber(words, at, out var number, out var next))
            {
                numbers.Add((number, before));
                at = next;
            }
            else if (Words.IsParticle(words[at].Text) || Company.Contains(words[at].Text)) at++;
            else return;
        }

        if (numbers is [var (only, _)]) found.Add(bareIsRw ? Unit.Rw : Unit.Rt, only);
        if (numbers is not [var first, var second] || (second.Before is not '/' && !isPair)) return;
        found.Add(Unit.Rt, first.Number);
        found.Add(Unit.Rw, second.Number);
    }

    /// <param name="number">Null for a number that no RT or RW has.</param>
    private static bool TryNumber(List<Word> words, int at, out int? number, out int next)
    {
        (number, next) = (null, at);
        if (at >= words.Count) return false;
        if (RomanNumber.TryRead(words[at].Text, out var value) || NumberWords.TryReadOrdinal(words[at].Text, out value))
            next = at + 1;
        else if (!TryPadded(words, at, out value, out next)) return false;
        number = value is >= 1 and <= NumberMax ? value : null;
        return true;
    }

    /// <summary>Leading zeros are said too: "nol nol enam".</summary>
    private static bool TryPadded(List<Word> words, int at, out int value, out int next)
    {
        var first = at;
        while (at < words.Count && NumberWords.TryReadUnit(words[at], out var digit) && digit == 0) at++;
        if (NumberWords.TryRead(words, at, out value, out next)) return true;
        next = at;
        return at > first;
    }

    private static int SkipCompany(List<Word> words, int at)
    {
        while (at < words.Count && (Words.IsParticle(words[at].Text) || Company.Contains(words[at].Text))) at++;
        return at;
    }

    private static (Unit Unit, int Length)? MarkAt(List<Word> words, int at)
    {
        if (at >= words.Count) return null;
        switch (Words.Unstretched(words[at].Text))
        {
            case "rw" or "erwe" or "rwe" or "erw" or "rewe" or "rew" or "wr": return (Unit.Rw, 1);
            case "rt" or "erte" or "rte" or "ert" or "tr" or "ret": return (Unit.Rt, 1);
            case "er" or "r" or "rukun" when at + 1 < words.Count:
                return words[at + 1].Text switch
                {
                    "w" or "we" or "warga" => (Unit.Rw, 2),
                    "t" or "te" or "tetangga" => (Unit.Rt, 2),
                    _ => null,
                };
            default: return null;
        }
    }

    private static string? TwoDigits(int? number) => number?.ToString("00", CultureInfo.InvariantCulture);
}
