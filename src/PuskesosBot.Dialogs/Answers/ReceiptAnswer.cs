using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>Finds a receipt by its shape. Whether its check letter is right, the desk says.</summary>
internal static partial class ReceiptAnswer
{
    private const int PeriodDigits = 4, SerialDigits = 5;

    private const int LettersMin = 2, LettersMax = 3;

    /// <summary>What follows the letters: period, serial and check letter.</summary>
    private const int TailChars = PeriodDigits + SerialDigits + 1;

    private static readonly Dictionary<string, string> LetterNames = new()
    {
        ["be"] = "b",
        ["ce"] = "c",
        ["de"] = "d",
        ["ef"] = "f",
        ["ge"] = "g",
        ["ha"] = "h",
        ["je"] = "j",
        ["jey"] = "j",
        ["ka"] = "k",
        ["el"] = "l",
        ["em"] = "m",
        ["en"] = "n",
        ["pe"] = "p",
        ["ki"] = "q",
        ["er"] = "r",
        ["es"] = "s",
        ["te"] = "t",
        ["ve"] = "v",
        ["fe"] = "v",
        ["we"] = "w",
        ["eks"] = "x",
        ["ye"] = "y",
        ["zet"] = "z",
    };

    /// <summary>Said between the pieces when a receipt is dictated.</summary>
    private static readonly HashSet<string> Spoken =
    [
        "strip", "setrip", "setrep", "min", "minus", "garis", "datar", "dash", "tanda", "hurup", "huruf", "belakang",
        "belakangnya", "akhir", "akhirnya", "terakhir", "terakhirnya", "tungtungna", "spasi", "sambung",
    ];

    internal static Answer Read(string text)
    {
        var words = Words.Split(Unpadded().Replace(text, match => match.Groups["serial"].Value[0] == '0'
            ? match.Value
            : $"{match.Groups["before"].Value}{match.Groups["serial"].Value.PadLeft(SerialDigits, '0')}"));
        var found = Find(Runs(words)) ?? Find(SpelledRuns(words));
        return found is null ? Answer.Unread : Answer.Of(found);
    }

    private static string? Find(List<string> runs)
    {
        string? found = null;
        for (var at = 0; at < runs.Count; at++)
        {
            if (TryJoin(runs, at) is not { } receipt || receipt == found) continue;
            if (found is not null) return null;
            found = receipt;
        }

        return found;
    }

    private static string? TryJoin(List<string> runs, int at)
    {
        // "a LS 2611…": a politeness before the letters must not become one of them, unless each letter stands alone.
        if (runs[at].Length == 1 && (at + 1 >= runs.Count || runs[at + 1].Length > 1)) return null;

        var joined = new StringBuilder();
        for (var end = at; end < runs.Count && joined.Length <= LettersMax + TailChars; end++)
        {
            joined.Append(runs[end]);
            if (joined.Length is LettersMin + TailChars or LettersMax + TailChars
                && Shape(joined.ToString()) is { } receipt) return receipt;
        }

        return null;
    }

    private static string? Shape(string compact)
    {
        var letters = compact.Length - TailChars;
        var digits = new string([.. compact.Substring(letters, PeriodDigits + SerialDigits).Select(AsDigit)]);
        // Receipts have neither I nor O, so that these can only be slips; the check letter proves the rest.
        var desk = new string([.. compact[..letters].Select(AsLetter)]);
        if (!desk.All(IsReceiptLetter) || !compact[..letters].Any(char.IsLetter) || !IsReceiptLetter(compact[^1]))
            return null;
        if (!digits.All(char.IsAsciiDigit) || !IsMonth(digits.AsSpan(2, 2))) return null;
        return $"{desk}-{digits[..PeriodDigits]}-{digits[PeriodDigits..]}-{compact[^1]}";
    }

    /// <summary>The zeros before a serial left out; where one of them is written, another digit is missing.</summary>
    [GeneratedRegex(@"(?<before>\b[A-Z]{2,3}[-\s/.]*\d{4}[-\s/.]+)(?<serial>\d{1,4})(?=[-\s/.]+[A-Z]\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unpadded();

    private static char AsDigit(char sign) => sign switch
    {
        'O' or 'Q' => '0',
        'I' or 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        _ => sign,
    };

    private static char AsLetter(char sign) => sign switch
    {
        '1' or 'I' => 'L',
        '2' => 'Z',
        '5' => 'S',
        '8' => 'B',
        _ => sign,
    };

    private static bool IsReceiptLetter(char letter) => letter is >= 'A' and <= 'Z' and not ('I' or 'O');

    private static bool IsMonth(ReadOnlySpan<char> digits) => digits is ['0', not '0'] or ['1', '0' or '1' or '2'];

    /// <summary>Letters and digits that touch are one run, because "26I1" mixes them.</summary>
    private static List<string> Runs(List<Word> words)
    {
        var runs = new List<string>();
        foreach (var word in words)
        {
            var text = word.Text.ToUpperInvariant();
            if (runs.Count > 0 && word.Before == '\0') runs[^1] += text;
            else runs.Add(text);
        }

        return runs;
    }

    /// <summary>Dictated: "el es dua enam satu satu nol nol empat dua tujuh ka".</summary>
    private static List<string> SpelledRuns(List<Word> words)
    {
        var spelled = NumberWords.Spell(words);
        var runs = new List<string>();
        for (var at = 0; at < spelled.Count;)
        {
            var word = spelled[at];
            if (!word.IsNumber && NumberWords.TryRead(spelled, at, out var value, out var next) && value < 100)
            {
                runs.Add(value.ToString(CultureInfo.InvariantCulture));
                at = next;
                continue;
            }

            at++;
            if (Spoken.Contains(word.Text)) continue;
            runs.Add(LetterNames.GetValueOrDefault(word.Text, word.Text).ToUpperInvariant());
        }

        return runs;
    }
}
