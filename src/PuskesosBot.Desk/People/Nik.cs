using System.Globalization;

namespace PuskesosBot.Desk.People;

/// <summary>What is structurally wrong with a NIK. A NIK has no check digit: right structure proves nothing.</summary>
public enum NikProblem
{
    None,

    /// <summary>Not sixteen digits.</summary>
    Length,

    /// <summary>No province has this code.</summary>
    Province,

    /// <summary>No such day in either century.</summary>
    BirthDate,

    /// <summary>The sequence begins at 0001.</summary>
    Sequence,
}

/// <summary>National identity number: PPRRSS DDMMYY XXXX, the day of birth 40 higher for women.</summary>
/// <remarks>Permanent: it follows neither a move nor a corrected birth date (Dukcapil on UU 23/2006 art. 13).</remarks>
public readonly record struct Nik
{
    public const int DigitsCount = 16;

    private const int WomanOffset = 40;

    private readonly string? _digits;

    private Nik(string digits) => _digits = digits;

    /// <summary>The whole number. Empty for a default value. Never to be logged.</summary>
    public string Digits => _digits ?? "";

    /// <summary>Six digits; of the place of first registration, which need not be where the person lives.</summary>
    public string District => Digits[..6];

    public Sex Sex => Number(6, 2) > WomanOffset ? Sex.Female : Sex.Male;

    public int BirthDay => Number(6, 2) is var day && day > WomanOffset ? day - WomanOffset : day;

    public int BirthMonth => Number(8, 2);

    /// <summary>0 to 99.</summary>
    public int BirthYearTwoDigits => Number(10, 2);

    /// <summary>Forgiving of blanks, dashes and dots between the digits.</summary>
    public static bool TryParse(string? text, out Nik nik) => Read(text, out nik) is NikProblem.None;

    /// <returns>The first problem found; with any, <paramref name="nik"/> is the default value.</returns>
    public static NikProblem Read(string? text, out Nik nik)
    {
        nik = default;
        if (DigitGroups.Join(text, DigitsCount) is not { } digits) return NikProblem.Length;

        var read = new Nik(digits);
        if (!DigitGroups.IsProvince(digits)) return NikProblem.Province;
        if (!read.HasBirthDate) return NikProblem.BirthDate;
        if (digits.EndsWith("0000", StringComparison.Ordinal)) return NikProblem.Sequence;
        nik = read;
        return NikProblem.None;
    }

    /// <summary>The newest such date that is not after <paramref name="today"/>; the century is a guess.</summary>
    public DateOnly? BirthDate(DateOnly today) =>
        DigitGroups.NewestDate(BirthDay, BirthMonth, BirthYearTwoDigits, today);

    /// <summary>For logs and screens: four digits name a city, the rest names a person.</summary>
    public override string ToString() => Digits.Length == 0 ? "" : $"{Digits[..4]}**********";

    private bool HasBirthDate => DigitGroups.IsDateInEitherCentury(BirthDay, BirthMonth, BirthYearTwoDigits);

    private int Number(int start, int length) =>
        int.Parse(Digits.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
