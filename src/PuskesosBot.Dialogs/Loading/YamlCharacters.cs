namespace PuskesosBot.Dialogs;

/// <summary>Characters that have no business in a text file, found before the YAML library meets them.</summary>
internal static class YamlCharacters
{
    private const string Rubbish = "a character that no text has; is the file saved as UTF-8?";

    private const string Tab = "a tab before the first word of a line; indent with blanks";

    internal static (SourcePlace Place, string Wrong)? FindWrong(string file, string text)
    {
        var line = 1;
        var lineStart = 0;
        var isIndent = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
                lineStart = i + 1;
                isIndent = true;
                continue;
            }

            if (c == '\t' && isIndent) return (new SourcePlace(file, line, i - lineStart + 1), Tab);
            if (c != '\t' && IsRubbish(c)) return (new SourcePlace(file, line, i - lineStart + 1), Rubbish);
            isIndent &= c == ' ';
        }

        return null;
    }

    /// <summary>
    /// U+FFFD stands where bytes were not UTF-8; the separators would end a line for YAML but not for us.
    /// </summary>
    private static bool IsRubbish(char c) => char.IsControl(c) || c is '\uFFFD' or '\u2028' or '\u2029' or '\uFEFF';
}
