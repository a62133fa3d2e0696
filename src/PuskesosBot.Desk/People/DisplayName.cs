using System.Globalization;

namespace PuskesosBot.Desk.People;

/// <summary>Names as people write them: lists are in capitals, which reads like shouting on a phone.</summary>
public static class DisplayName
{
    public static string Of(string name)
    {
        var tidy = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tidy.Any(char.IsLower)
            ? tidy
            : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(tidy.ToLowerInvariant());
    }
}
