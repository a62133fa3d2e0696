using System.Net;

namespace PuskesosBot.Tests.Privacy;

/// <summary>Values that a scenario sends in and that must not come out where operators or machines look.</summary>
/// <param name="Values">Name of the kind, and the value: a NIK, a KK number, a phone number, a token, a text.</param>
internal sealed record Markers(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Shorter parts than this occur by chance.</summary>
    private const int PartCharsMin = 6;

    /// <summary>Fails with the kinds of what was found and where; never with the values themselves.</summary>
    /// <param name="places">Name of a place (logs, metrics, a file) and the texts found there.</param>
    public void ShouldNotBeIn(params (string Place, IEnumerable<string> Texts)[] places)
    {
        var found = from place in places
                    from text in place.Texts.Index()
                    from marker in Values
                    from form in Forms(marker.Value)
                    where text.Item.Contains(form, StringComparison.OrdinalIgnoreCase)
                    select $"{place.Place}, entry {text.Index}: {marker.Key}";

        found.Distinct().ShouldBeEmpty();
    }

    // As sent, encoded for an address or a page, and numbers without their first digits or their separators.
    private static IEnumerable<string> Forms(string value)
    {
        var digits = new string([.. value.Where(char.IsAsciiDigit)]);
        string[] forms = [value, Uri.EscapeDataString(value), WebUtility.HtmlEncode(value)];
        if (digits.Length >= 2 * PartCharsMin) forms = [.. forms, digits, digits[^(digits.Length - 2)..]];
        return forms.Where(form => form.Length >= PartCharsMin).Distinct();
    }
}
