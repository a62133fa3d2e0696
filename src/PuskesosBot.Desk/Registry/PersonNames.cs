using System.Globalization;
using System.Text;

namespace PuskesosBot.Desk.Registry;

/// <summary>
/// When two written names can be one person's. Only ever beside other evidence: a name alone is no key.
/// </summary>
internal static class PersonNames
{
    private static readonly string[] Titles = ["HJ", "H", "HAJI", "HAJAH", "IBU", "BAPAK", "BPK", "SDR", "SDRI", "ALM"];

    private static readonly HashSet<string> Muhammads =
        ["MUHAMMAD", "MUHAMAD", "MOHAMMAD", "MOHAMAD", "MOCHAMAD", "MOCHAMMAD", "MOCH", "MOH", "MUH", "MHD", "M"];

    /// <summary>Upper case, letters, single blanks: <see cref="People.Resident.SearchName"/>.</summary>
    internal static string Search(string name)
    {
        var isPlain = true;
        foreach (var c in name) isPlain &= c < 0x80;
        if (!isPlain) name = name.Normalize(NormalizationForm.FormD);
        Span<char> search = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsLetter(c)) search[length++] = char.ToUpperInvariant(c);
            else if (IsSilent(c)) continue;
            else if (length > 0 && search[length - 1] != ' ') search[length++] = ' ';
        }

        var found = search[..length].TrimEnd(' ');
        return found.SequenceEqual(name) ? name : found.ToString();
    }

    /// <summary>After any name that begins like this one, in every collation of our databases: a pattern is no question
    /// to an index in either of them.</summary>
    /// <param name="key">As <see cref="Search"/> gives it.</param>
    internal static string Beyond(string key) => key + "ZZZZZZZZZZZZ";

    /// <summary>Same, shortened ("JAJANG W.") or a word left out; not merely similar.</summary>
    internal static bool AreSameOrShortened(string a, string b)
    {
        if (a == b) return true;
        var left = Words(a);
        var right = Words(b);
        if (left.Length == 0 || right.Length == 0) return false;
        if (left.Length > right.Length) (left, right) = (right, left);
        for (var i = 0; i < left.Length; i++)
        {
            if (!IsSameWord(left[i], right[i])) return false;
        }

        // One letter alone would shorten half the list.
        return left.Any(word => word.Length > 1);
    }

    /// <summary>Same, shortened, or one spelling apart.</summary>
    internal static bool AreNear(string a, string b)
    {
        if (AreSameOrShortened(a, b)) return true;
        var left = string.Join(' ', Words(a));
        var right = string.Join(' ', Words(b));
        const int shortName = 8;
        var allowed = Math.Min(left.Length, right.Length) < shortName ? 1 : 2;
        return Distance(left, right, allowed) <= allowed;
    }

    private static bool IsSilent(char c) =>
        c is '\'' or '`' or '\u2018' or '\u2019'
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static string[] Words(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var titles = 0;
        while (titles < words.Length - 1 && Titles.Contains(words[titles])) titles++;
        return words[titles..];
    }

    private static bool IsSameWord(string a, string b) =>
        a == b
        || (a.Length == 1 && b[0] == a[0])
        || (b.Length == 1 && a[0] == b[0])
        || (Muhammads.Contains(a) && Muhammads.Contains(b));

    /// <summary>Edits from one to the other; more than allowed counts as allowed + 1.</summary>
    private static int Distance(string a, string b, int allowed)
    {
        if (Math.Abs(a.Length - b.Length) > allowed) return allowed + 1;
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
