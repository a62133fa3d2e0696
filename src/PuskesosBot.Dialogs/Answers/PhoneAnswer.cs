namespace PuskesosBot.Dialogs;

/// <summary>Indonesian mobile numbers only: nothing can be sent to another.</summary>
internal static class PhoneAnswer
{
    /// <summary>Digits after +62 (libphonenumber metadata for ID, mobile); so few as the least only the oldest numbers
    /// have, elsewhere one is missing.</summary>
    private const int NationalDigitsMin = 9, NationalDigitsMax = 12;

    internal static Answer Read(string text, string? ownPhone)
    {
        if (ownPhone is not null && Find(ownPhone, " -.()_") is { } own) return Answer.Of(own);
        // A comma stands between two numbers more often than inside one.
        return (Find(text, " -.()_") ?? Find(text, " -.()_,")) is { } typed ? Answer.Of(typed) : Answer.Unread;
    }

    private static string? Find(string text, string joints)
    {
        string? found = null;
        foreach (var (digits, before) in SpelledDigits.Runs(Words.Split(DigitSlips.Mend(text)), joints))
        {
            if (Normalise(digits, isInternational: before is '+') is not { } number || number == found) continue;
            if (found is not null) return null;
            found = number;
        }

        return found;
    }

    private static string? Normalise(string digits, bool isInternational)
    {
        if (!isInternational && digits.StartsWith("00", StringComparison.Ordinal))
            (digits, isInternational) = (digits[2..], true);

        if (digits.StartsWith("62", StringComparison.Ordinal)) digits = digits[2..];
        else if (isInternational) return null;

        // "+62 0812…" is a common slip: the trunk zero belongs to the national form only.
        if (digits.StartsWith('0')) digits = digits[1..];
        if (digits.Length == NationalDigitsMin && digits[..3] is not ("811" or "816" or "818")) return null;
        return digits.Length is >= NationalDigitsMin and <= NationalDigitsMax
            && digits[0] == '8' && digits[1] is not ('0' or '4') ? $"+62{digits}" : null;
    }
}
