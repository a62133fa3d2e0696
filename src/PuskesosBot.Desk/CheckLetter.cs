namespace PuskesosBot.Desk;

/// <summary>The letter at the end of what people copy by hand.</summary>
/// <remarks>
/// The 24 letters without I and O and the ten digits are elements of GF(8) x GF(3), and the check letter is the value
/// of the polynomial they form there. The weights of neighbours differ by a unit of both fields, so every wrong
/// character and every swap of two neighbours is found. Arithmetic modulo 24 could not do that: in a cyclic group of
/// even order there are no such weights.
/// </remarks>
internal static class CheckLetter
{
    /// <summary>I and O would be read as digits.</summary>
    internal const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Where the polynomial starts: LS-2611-00427-K, the example in all texts, comes out right.</summary>
    private const int StartEight = 6, StartThree = 1;

    /// <param name="body">Of <see cref="Alphabet"/> and digits.</param>
    internal static char Of(string body)
    {
        var (eight, three) = (StartEight, StartThree);
        foreach (var symbol in body)
        {
            var value = char.IsAsciiDigit(symbol) ? symbol - '0' : Alphabet.IndexOf(symbol, StringComparison.Ordinal);
            // Times x in GF(8) modulo x^3 + x + 1, and times 2 in GF(3).
            eight = ((eight << 1) ^ ((eight & 4) != 0 ? 0b1011 : 0)) ^ (value & 7);
            three = (three * 2 + (value >> 3)) % 3;
        }

        return Alphabet[eight | three << 3];
    }
}
