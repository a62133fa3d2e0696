namespace PuskesosBot.Desk.Registry;

/// <summary>Indonesian phone numbers in any of the ways lists write them.</summary>
internal static class CellPhone
{
    /// <summary>
    /// "+6281200001001" for "0812-0000-1001", "6281200001001" or "81200001001"; the first of several.
    /// </summary>
    internal static string? TryRead(string text)
    {
        Span<char> digits = stackalloc char[16];
        var length = 0;
        foreach (var c in text.AsSpan().Trim("'` "))
        {
            if (char.IsAsciiDigit(c))
            {
                if (length == digits.Length) return null;
                digits[length++] = c;
            }
            else if (c is '/' or ',' or ';' or '|' && length >= NationalMin)
            {
                break;
            }
            else if (c is not (' ' or '-' or '+' or '(' or ')' or '.' or '\u00A0' or '\u2011'))
            {
                return null;
            }
        }

        ReadOnlySpan<char> number = digits[..length];
        if (number.StartsWith("62")) number = number[2..];
        number = number.TrimStart('0');
        return number.Length is >= NationalMin and <= NationalMax && number[0] is >= '2' and <= '9'
            ? $"+62{number}"
            : null;
    }

    private const int NationalMin = 8, NationalMax = 12;
}
