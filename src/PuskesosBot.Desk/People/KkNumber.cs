using System.Globalization;

namespace PuskesosBot.Desk.People;

/// <summary>What is structurally wrong with a family card number.</summary>
public enum KkProblem
{
    None,

    /// <summary>Not sixteen digits.</summary>
    Length,

    /// <summary>No province has this code.</summary>
    Province,
}

/// <summary>Family card number: district where it was issued, date of recording, series. Looks like a NIK.</summary>
public readonly record struct KkNumber
{
    public const int DigitsCount = 16;

    private readonly string? _digits;

    private KkNumber(string digits) => _digits = digits;

    /// <summary>The whole number. Empty for a default value. Never to be logged.</summary>
    public string Digits => _digits ?? "";

    public string District => Digits[..6];

    /// <summary>What the bot may ask for instead of the whole number.</summary>
    public string Last4 => Digits[^4..];

    /// <summary>Forgiving of blanks, dashes and dots between the digits.</summary>
    public static bool TryParse(string? text, out KkNumber number) => Read(text, out number) is KkProblem.None;

    public static KkProblem Read(string? text, out KkNumber number)
    {
        number = default;
        if (DigitGroups.Join(text, DigitsCount) is not { } digits) return KkProblem.Length;
        if (!DigitGroups.IsProvince(digits)) return KkProblem.Province;
        number = new KkNumber(digits);
        return KkProblem.None;
    }

    /// <summary>The newest date with digits 7 to 12 that is not after <paramref name="today"/>.</summary>
    /// <remarks>No official text confirms that these digits are DDMMYY: null is no error of the number.</remarks>
    public DateOnly? RecordedOn(DateOnly today) =>
        DigitGroups.NewestDate(Number(6), Number(8), Number(10), today);

    /// <summary>For logs and screens.</summary>
    public override string ToString() => Digits.Length == 0 ? "" : $"{Digits[..4]}**********";

    private int Number(int start) =>
        int.Parse(Digits.AsSpan(start, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
