using System.Globalization;

namespace PuskesosBot.Desk.Cases;

public enum ReceiptCheck
{
    Ok,

    /// <summary>Not the shape of a receipt.</summary>
    Malformed,

    /// <summary>The right shape, but something was mistyped.</summary>
    WrongCheck,
}

/// <summary>What a resident holds in hand: LS-2611-00427-K.</summary>
public readonly record struct Receipt
{
    /// <summary>I and O would be read as digits.</summary>
    public const string Alphabet = CheckLetter.Alphabet;

    /// <summary>Cases of one desk in one month.</summary>
    public const int SerialMax = 99_999;

    private const int PrefixMin = 2, PrefixMax = 3, PeriodDigits = 4, SerialDigits = 5;

    private const int TailChars = PeriodDigits + SerialDigits + 1;

    private const int TextCharsMax = 40;

    private readonly string? _text;

    private Receipt(string prefix, string period, string serial, char check) =>
        _text = $"{prefix}-{period}-{serial}-{check}";

    /// <param name="prefix">The desk's letters: 2 or 3 of <see cref="Alphabet"/>.</param>
    /// <param name="year">2000 to 2099.</param>
    /// <param name="serial">1 to <see cref="SerialMax"/>, counted per desk and month.</param>
    /// <exception cref="ArgumentException">A part is outside its range.</exception>
    public static Receipt Create(string prefix, int year, int month, int serial)
    {
        if (prefix.Length is < PrefixMin or > PrefixMax || !prefix.All(Alphabet.Contains))
            throw new ArgumentException($"a receipt prefix is 2 or 3 letters of {Alphabet}", nameof(prefix));
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2099);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, SerialMax);

        var period = (year % 100 * 100 + month).ToString("0000", CultureInfo.InvariantCulture);
        var number = serial.ToString("00000", CultureInfo.InvariantCulture);
        return new Receipt(prefix, period, number, CheckLetter.Of(prefix + period + number));
    }

    /// <summary>Forgiving of lower case, blanks, missing dashes, and of O and I where only a digit can stand.</summary>
    public static ReceiptCheck TryParse(string? text, out Receipt receipt)
    {
        receipt = default;
        if (Compact(text) is not { } compact) return ReceiptCheck.Malformed;

        var body = compact[..^1];
        if (CheckLetter.Of(body) != compact[^1]) return ReceiptCheck.WrongCheck;
        var letters = compact.Length - TailChars;
        receipt = new Receipt(
            body[..letters], body.Substring(letters, PeriodDigits), body[(letters + PeriodDigits)..], compact[^1]);
        return ReceiptCheck.Ok;
    }

    /// <summary>The canonical form. Empty for a default value.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>The characters without dashes; null when they do not have the shape of a receipt.</summary>
    private static string? Compact(string? text)
    {
        if (text is null || text.Length > TextCharsMax) return null;
        var kept = string.Concat(text.ToUpperInvariant().Where(letter => !IsGap(letter)));
        var letters = kept.Length - TailChars;
        if (letters is < PrefixMin or > PrefixMax) return null;

        var digits = kept.Substring(letters, PeriodDigits + SerialDigits).Replace('O', '0').Replace('I', '1');
        var compact = kept[..letters] + digits + kept[^1];
        if (!compact[..letters].All(Alphabet.Contains) || !Alphabet.Contains(compact[^1])) return null;
        if (!digits.All(char.IsAsciiDigit) || digits[PeriodDigits..] == "00000") return null;
        return int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture) is >= 1 and <= 12 ? compact : null;
    }

    private static bool IsGap(char letter) =>
        char.IsWhiteSpace(letter) || letter is '.' or '_' or '/'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
