using System.Globalization;
using System.Security.Cryptography;

namespace PuskesosBot.Desk;

public enum ShortCodeKind
{
    /// <summary>AM, "ambil": a pick-up pass.</summary>
    Pass,

    /// <summary>PU, "pengumuman": an announcement.</summary>
    Announcement,
}

public enum ShortCodeCheck
{
    Ok,

    /// <summary>Not the shape of such a code.</summary>
    Malformed,

    /// <summary>The right shape, but something was mistyped.</summary>
    WrongCheck,
}

/// <summary>Letters that people read to each other: <c>AM-KPRTMW-X</c>; none follows from another.</summary>
public readonly record struct ShortCode
{
    private const int BodyLetters = 6, PrefixLetters = 2;

    private const int TextCharsMax = 40;

    /// <summary>Without vowels: no draw can be a word.</summary>
    private const string Drawn = "BCDFGHJKLMNPQRSTVWXYZ";

    private static readonly (ShortCodeKind Kind, string Prefix)[] Prefixes =
        [(ShortCodeKind.Pass, "AM"), (ShortCodeKind.Announcement, "PU")];

    private readonly string? _text;

    private ShortCode(string compact)
    {
        _text = $"{compact[..PrefixLetters]}-{compact[PrefixLetters..^1]}-{compact[^1]}";
        Kind = Array.Find(Prefixes, p => compact.StartsWith(p.Prefix, StringComparison.Ordinal)).Kind;
    }

    public ShortCodeKind Kind { get; }

    /// <summary>One of 85 million; whoever keeps it looks whether it is taken and draws again.</summary>
    public static ShortCode Draw(ShortCodeKind kind)
    {
        var prefix = Array.Find(Prefixes, p => p.Kind == kind).Prefix;
        var body = prefix + RandomNumberGenerator.GetString(Drawn, BodyLetters);
        return new ShortCode(body + CheckOf(body));
    }

    /// <summary>The same every time, for what is replayed.</summary>
    public static ShortCode Numbered(ShortCodeKind kind, int number)
    {
        var letters = Enumerable.Range(0, BodyLetters)
            .Select(place => Drawn[number / (int)Math.Pow(Drawn.Length, place) % Drawn.Length]);
        var body = Array.Find(Prefixes, p => p.Kind == kind).Prefix + string.Concat(letters);
        return new ShortCode(body + CheckOf(body));
    }

    /// <summary>Forgiving of lower case, blanks and dashes.</summary>
    public static ShortCodeCheck TryParse(string? text, out ShortCode code)
    {
        code = default;
        if (text is null || text.Length > TextCharsMax) return ShortCodeCheck.Malformed;
        var compact = string.Concat(text.ToUpperInvariant().Where(letter => !IsGap(letter)));
        if (compact.Length != PrefixLetters + BodyLetters + 1
            || !compact.All(CheckLetter.Alphabet.Contains)
            || !Array.Exists(Prefixes, p => compact.StartsWith(p.Prefix, StringComparison.Ordinal)))
        {
            return ShortCodeCheck.Malformed;
        }

        if (CheckOf(compact[..^1]) != compact[^1]) return ShortCodeCheck.WrongCheck;
        code = new ShortCode(compact);
        return ShortCodeCheck.Ok;
    }

    /// <summary>The canonical form. Empty for a default value.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Two letters of no value go between: here the check letter may be swapped with the one before it, and
    /// side by side both would weigh the same.</summary>
    private static char CheckOf(string body) => CheckLetter.Of(body + "AA");

    private static bool IsGap(char letter) =>
        char.IsWhiteSpace(letter) || letter is '.' or '_' or '/'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
