namespace PuskesosBot.Dialogs;

/// <summary>Months in Indonesian, Sundanese and older spellings; English because phones suggest it.</summary>
internal static class MonthWords
{
    /// <summary>Shorter words are too near to each other ("juni", "juli") to forgive a letter.</summary>
    private const int ForgivenLettersMin = 5;

    private static readonly string[][] Names =
    [
        ["januari", "jan", "januwari", "january"],
        ["februari", "pebruari", "feb", "peb", "februwari", "february"],
        ["maret", "mar", "mrt", "mart", "march"],
        ["april", "apr", "apil"],
        ["mei", "may"],
        ["juni", "jun", "june"],
        ["juli", "jul", "july"],
        ["agustus", "agu", "agt", "agst", "ags", "agus", "agts", "aug", "august"],
        ["september", "sep", "sept", "spt"],
        ["oktober", "okt", "oct", "october"],
        ["november", "nopember", "nov", "nop"],
        ["desember", "des", "dec", "december"],
    ];

    /// <summary>1 to 12; null for any other word.</summary>
    internal static int? Read(string word)
    {
        int? near = null;
        for (var month = 1; month <= Names.Length; month++)
        {
            if (Names[month - 1].Contains(word)) return month;
            if (word.Length < ForgivenLettersMin) continue;
            if (!Array.Exists(Names[month - 1], name => IsNear(word, name))) continue;
            if (near is not null) return null;
            near = month;
        }

        return near;
    }

    private static bool IsNear(string word, string name) =>
        name.Length >= ForgivenLettersMin && SpellingDistance.Between(word, name, limit: 1) <= 1;
}
