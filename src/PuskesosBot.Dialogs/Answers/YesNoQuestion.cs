using System.Text.RegularExpressions;

namespace PuskesosBot.Dialogs;

/// <summary>
/// What the words of a question make of an answer: "sudah?" is answered by "sudah", "satu KK?" by "beda".
/// </summary>
internal sealed partial class YesNoQuestion
{
    private static readonly HashSet<string> Done = ["sudah", "udah", "udh", "tos", "atos", "parantos", "ges", "geus"];

    private static readonly HashSet<string> One = ["satu", "sama", "hiji", "sakk", "masih", "sarua"];

    private static readonly HashSet<string> Apart =
        ["beda", "benten", "pisah", "misah", "bentenkk", "berbeda", "dipisah"];

    /// <summary>Said in most questions, and no answer.</summary>
    private static readonly HashSet<string> Plain =
    [
        "apakah", "naha", "ibu", "bapak", "yang", "nu", "di", "ini", "itu", "ka", "ke", "dan", "atau", "atanapi",
        "untuk",
        "dari", "dengan", "kalau", "ketik", "balas", "ya", "tidak", "iya", "henteu", "mau", "bade", "data", "nama",
        "nik",
    ];

    /// <summary>"Dikirim?" is answered by "kirim".</summary>
    private const int StemLettersMin = 4;

    private readonly HashSet<string> _words;
    private readonly bool _hasNumbers;

    private YesNoQuestion(HashSet<string> words, bool hasNumbers) => (_words, _hasNumbers) = (words, hasNumbers);

    internal static YesNoQuestion Unknown { get; } = new([], false);

    internal static YesNoQuestion Of(string asked)
    {
        if (asked.Length == 0) return Unknown;
        var words = Words.Split(Asking().Match(asked) is { Success: true } match ? match.Value : asked);
        // "Tidak jadi?" is answered by yes and no alike.
        var isNegated = words.Exists(word => Words.IsNegation(word.Text));
        HashSet<string> own = isNegated
            ? []
            : [.. words.Select(word => word.Text).Where(word => !Plain.Contains(word))];
        return new YesNoQuestion(own, YesIsOne().IsMatch(asked));
    }

    internal YesNoSense SenseOf(Word word)
    {
        var sense = YesNoWords.SenseOf(word);
        if (_words.Count == 0 || sense is not (YesNoSense.Unknown or YesNoSense.Company)) return sense;
        var said = Words.Unstretched(word.Text);
        if (Done.Contains(said) && _words.Overlaps(Done)) return YesNoSense.YesUnlessNegated;
        if (said == "acan" && _words.Overlaps(Done)) return YesNoSense.No;
        if (Apart.Contains(said) && _words.Overlaps(One)) return YesNoSense.No;
        if (One.Contains(said) && _words.Overlaps(One)) return YesNoSense.YesUnlessNegated;
        return sense is YesNoSense.Unknown && IsEchoed(said, word.Text) ? YesNoSense.YesUnlessNegated : sense;
    }

    private bool IsEchoed(string said, string written) =>
        _words.Contains(said) || _words.Contains(written)
        || (said.Length >= StemLettersMin && _words.Any(own => own.EndsWith(said, StringComparison.Ordinal)));

    /// <summary>Where it was printed with "1" for yes and "2" for no.</summary>
    internal bool? NumberOf(List<Word> words) =>
        _hasNumbers && ChoiceAnswer.NumberIn(words) is { } number and (1 or 2) ? number == 1 : null;

    [GeneratedRegex(@"[^?.!\n]*\?")]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b1\s*[.)=:]?\s*(?:untuk\s+|kalau\s+)?(?:ya|iya|muhun|setuju|betul|leres)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex YesIsOne();
}
