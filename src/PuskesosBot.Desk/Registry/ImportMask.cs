namespace PuskesosBot.Desk.Registry;

/// <summary>Makes a cell fit to be shown and stored beside a problem.</summary>
internal static class ImportMask
{
    // A date has eight digits; the first six of a NIK name a district, and of a phone number its operator.
    private const int DigitsOfDate = 8, DigitsShown = 6, CharsShown = 80;

    internal static string Of(string value)
    {
        var shown = value.Length > CharsShown ? value[..CharsShown] + "..." : value;
        var digits = 0;
        foreach (var c in shown) digits += char.IsDigit(c) ? 1 : 0;
        if (digits <= DigitsOfDate) return shown;
        var seen = 0;
        return string.Concat(shown.Select(c => char.IsDigit(c) && ++seen > DigitsShown ? '*' : c));
    }
}
