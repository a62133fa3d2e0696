namespace PuskesosBot.Dialogs;

internal static class Words
{
    public static string Normalise(string text)
    {
        var trimmed = text.ToLowerInvariant().Trim();
        var from = 0;
        var to = trimmed.Length;
        while (from < to && !char.IsLetterOrDigit(trimmed[from])) from++;
        while (to > from && !char.IsLetterOrDigit(trimmed[to - 1])) to--;
        return string.Join(' ', trimmed[from..to].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
