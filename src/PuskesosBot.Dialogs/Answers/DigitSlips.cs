using System.Buffers;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Letters typed for digits they look like: "RW O6", "08l2-OOOO-1234".</summary>
internal static class DigitSlips
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("oOiIlL");

    private static readonly SearchValues<char> DigitsAndLetters = SearchValues.Create("0123456789oOiIlL");

    /// <summary>A run of letters and digits is mended when it has a digit and nothing but digits and such letters, or
    /// is two or more letters O.</summary>
    internal static string Mend(string text)
    {
        if (!text.AsSpan().ContainsAny(Letters)) return text;
        var mended = new StringBuilder(text);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (IsSlip(text.AsSpan(at, end - at)))
                for (var i = at; i < end; i++) mended[i] = DigitOf(text[i]);
            at = end + 1;
        }

        return mended.ToString();
    }

    private static bool IsSlip(ReadOnlySpan<char> run)
    {
        if (run.Length == 0 || run.ContainsAnyExcept(DigitsAndLetters)) return false;
        return run.ContainsAnyInRange('0', '9') || (run.Length > 1 && !run.ContainsAnyExcept('O'));
    }

    private static char DigitOf(char sign) => sign switch
    {
        'o' or 'O' => '0',
        'i' or 'I' or 'l' or 'L' => '1',
        _ => sign,
    };
}
