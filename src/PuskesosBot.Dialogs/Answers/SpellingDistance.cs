namespace PuskesosBot.Dialogs;

/// <summary>Wrong, missing, added and swapped neighbouring letters (optimal string alignment).</summary>
internal static class SpellingDistance
{
    /// <summary>Nothing longer is compared by spelling.</summary>
    private const int LettersMax = 64;

    /// <returns>The distance, or <paramref name="limit"/> + 1 when it is larger.</returns>
    internal static int Between(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) > limit || one.Length > LettersMax || other.Length > LettersMax)
            return limit + 1;

        Span<int> before = stackalloc int[LettersMax + 1], last = stackalloc int[LettersMax + 1];
        Span<int> row = stackalloc int[LettersMax + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return Math.Min(last[other.Length], limit + 1);
    }
}
