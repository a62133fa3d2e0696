using System.Text;

namespace PuskesosBot.Dialogs;

internal static class TextAnswer
{
    internal static Answer Read(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, DialogLimits.TextAnswerCharsMax));
        foreach (var rune in text.AsSpan().Trim().EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > DialogLimits.TextAnswerCharsMax) break;
            // PostgreSQL refuses NUL in a text, and other control signs only disturb whoever reads it.
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') kept.Append(rune.ToString());
        }

        var read = kept.ToString().Trim();
        return read.Any(IsSeen) ? Answer.Of(read) : Answer.Unread;
    }

    private static bool IsSeen(char letter) =>
        !char.IsWhiteSpace(letter) && letter is not ('\u200B' or '\u200D' or '\uFEFF');
}
