namespace PuskesosBot.Dialogs;

/// <summary>The form of names in the files.</summary>
internal static class Names
{
    private const int CharsMax = 60;

    /// <summary>English snake_case: <c>ask_rw</c>.</summary>
    internal static bool IsId(string text) =>
        text.Length is > 0 and <= CharsMax && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary><c>PICKUP_SCHEDULE</c>.</summary>
    internal static bool IsIntent(string text) =>
        text.Length is > 0 and <= CharsMax && char.IsAsciiLetterUpper(text[0])
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');
}
