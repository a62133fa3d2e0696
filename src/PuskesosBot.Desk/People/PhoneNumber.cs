using System.Text;

namespace PuskesosBot.Desk.People;

/// <summary>Why a text is no number that can be written to.</summary>
public enum PhoneProblem
{
    None,

    /// <summary>Too short, too long, or not a number at all.</summary>
    Malformed,

    /// <summary>Another country's.</summary>
    Foreign,

    /// <summary>Indonesian, but a landline or a service number: no chat reaches it.</summary>
    NotMobile,
}

/// <summary>Indonesian mobile number.</summary>
/// <remarks>National part: 8, then 1 to 3 or 5 to 9, then 7 to 10 digits (libphonenumber metadata for ID).</remarks>
public readonly record struct PhoneNumber
{
    private const int NationalDigitsMin = 9, NationalDigitsMax = 12;

    /// <summary>Landlines are shorter than mobile numbers: area code and five digits at least.</summary>
    private const int AnyDigitsMin = 7;

    private const int TextCharsMax = 64;

    private readonly string? _e164;

    private PhoneNumber(string e164) => _e164 = e164;

    /// <summary>Such as +6281234567890. Empty for a default value. Never to be logged.</summary>
    public string E164 => _e164 ?? "";

    /// <summary>E.164 without the plus, as WhatsApp's <c>WaId</c>.</summary>
    public string WaId => E164.TrimStart('+');

    public static bool TryParse(string? text, out PhoneNumber number) => Read(text, out number) is PhoneProblem.None;

    /// <summary>Reads what people write: "0812-0000-1000", "62 812…", "+62 (0)812…", "812…".</summary>
    public static PhoneProblem Read(string? text, out PhoneNumber number)
    {
        number = default;
        if (Digits(text, out var isInternational) is not { } digits) return PhoneProblem.Malformed;
        if (!isInternational && digits.StartsWith("00", StringComparison.Ordinal))
            (digits, isInternational) = (digits[2..], true);

        if (digits.StartsWith("62", StringComparison.Ordinal)) digits = digits[2..];
        else if (isInternational) return digits.Length < AnyDigitsMin ? PhoneProblem.Malformed : PhoneProblem.Foreign;

        // "+62 0812…" is a common slip: the trunk zero belongs to the national form only.
        if (digits.StartsWith('0')) digits = digits[1..];
        if (digits.Length is < AnyDigitsMin or > NationalDigitsMax) return PhoneProblem.Malformed;
        if (digits[0] != '8' || digits[1] is '0' or '4') return PhoneProblem.NotMobile;
        if (digits.Length < NationalDigitsMin) return PhoneProblem.Malformed;
        number = new PhoneNumber($"+62{digits}");
        return PhoneProblem.None;
    }

    /// <summary>For logs and screens: operator and the last two digits.</summary>
    public override string ToString() =>
        E164.Length == 0 ? "" : $"{E164[..6]}{new string('*', E164.Length - 8)}{E164[^2..]}";

    private static string? Digits(string? text, out bool isInternational)
    {
        isInternational = false;
        if (text is null || text.Length > TextCharsMax) return null;
        var digits = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter)) digits.Append(letter);
            else if (letter is '+' && digits.Length == 0 && !isInternational) isInternational = true;
            else if (letter is not ('(' or ')' or '/' or '_') && !DigitGroups.IsGap(letter)) return null;
        }

        return digits.Length > 0 ? digits.ToString() : null;
    }
}
