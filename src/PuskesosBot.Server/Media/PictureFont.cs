using System.Collections.Frozen;

namespace PuskesosBot.Server.Media;

/// <summary>
/// Letters of five by seven dots, drawn for this: a picture with a code must be readable without its QR, and no font is
/// installed where this runs.
/// </summary>
internal static class PictureFont
{
    /// <summary>Dots of a letter, without the gap beside and below it.</summary>
    internal const int Width = 5, Height = 7;

    /// <summary>A sign and its rows from above, two hexadecimal digits each; the leftmost dot is the highest bit.
    /// </summary>
    private const string Signs =
        "A0E11111F111111B1E11111E11111EC0E11101010110ED1E11111111111EE1F10101E10101FF1F10101E101010"
        + "G0E11101711110FH1111111F111111I0E04040404040EJ0702020202120CK11121418141211L1010101010101F"
        + "M111B1515111111N11191513111111O0E11111111110EP1E11111E101010Q0E11111115120DR1E11111E141211"
        + "S0F10100E01011ET1F040404040404U1111111111110EV11111111110A04W1111111515150AX11110A040A1111"
        + "Y11110A04040404Z1F01020408101F00E11131519110E1040C040404040E20E11010608101F31F02040201110E"
        + "402060A121F020251F101E0101110E60608101E11110E71F01020408080880E11110E11110E90E11110F01020C"
        + " 00000000000000-0000001F000000.00000000000C0C,000000000C0408:000C0C000C0C00/01010204081010"
        + "(02040808080402)08040202020408'04040800000000?0E110102040004";

    private const int SignChars = 1 + 2 * Height;

    private static readonly FrozenDictionary<char, byte[]> Rows = Enumerable.Range(0, Signs.Length / SignChars)
        .Select(n => Signs.Substring(n * SignChars, SignChars))
        .ToFrozenDictionary(sign => sign[0], sign => Convert.FromHexString(sign.AsSpan(1)));

    /// <summary>Capitals; what it has no sign for is a question mark.</summary>
    internal static bool IsDot(char sign, int x, int y)
    {
        var rows = Rows.GetValueOrDefault(char.ToUpperInvariant(sign)) ?? Rows['?'];
        return (rows[y] >> (Width - 1 - x) & 1) == 1;
    }
}
