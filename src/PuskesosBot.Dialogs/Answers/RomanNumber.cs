using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Roman numbers 1 to 99, strictly written: "iv" and not "iiii".</summary>
internal static class RomanNumber
{
    private static readonly (int Value, string Letters)[] Steps =
    [
        (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    /// <summary>"lxxxviii" is the longest below 100.</summary>
    private const int LettersMax = 8;

    internal static bool TryRead(string word, out int value)
    {
        value = 0;
        if (word.Length is 0 or > LettersMax) return false;
        var rest = word;
        foreach (var (step, letters) in Steps)
        {
            while (rest.StartsWith(letters, StringComparison.Ordinal))
            {
                value += step;
                rest = rest[letters.Length..];
            }
        }

        return rest.Length == 0 && value < 100 && Write(value) == word;
    }

    private static string Write(int value)
    {
        var roman = new StringBuilder();
        foreach (var (step, letters) in Steps)
        {
            for (; value >= step; value -= step) roman.Append(letters);
        }

        return roman.ToString();
    }
}
