using System.Globalization;
using System.Text.RegularExpressions;

namespace PuskesosBot.Desk.Registry;

/// <summary>RT and RW from a column of their own, from "01/07", or from inside an address.</summary>
internal static partial class CellArea
{
    /// <summary>Shared, because a list of 100,000 people has each a thousand times.</summary>
    private static readonly string[] Numbers =
        [.. Enumerable.Range(0, 100).Select(number => number.ToString("00", CultureInfo.InvariantCulture))];

    /// <summary>"03" for "3", "003" or "RW 03"; null when it is no number from 1 to 99.</summary>
    internal static string? TryReadNumber(string text)
    {
        var digits = text.AsSpan().TrimStart("RrTtWw.:/ ");
        var point = digits.IndexOf('.');
        if (point > 0 && digits[(point + 1)..].IndexOfAnyExcept('0') < 0) digits = digits[..point];
        return int.TryParse(digits, out var number) && number is >= 1 and <= 99 ? Numbers[number] : null;
    }

    /// <summary>"01/07" or "RT 01 RW 07": (rt, rw).</summary>
    internal static (string? Rt, string? Rw) ReadPair(string text)
    {
        if (ReadAddress(text) is { Rw: not null } named) return named;
        var parts = text.Split(['/', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 ? (TryReadNumber(parts[0]), TryReadNumber(parts[1])) : (null, null);
    }

    internal static (string? Rt, string? Rw) ReadAddress(string address)
    {
        if (!address.Contains("RT", StringComparison.OrdinalIgnoreCase)
            && !address.Contains("RW", StringComparison.OrdinalIgnoreCase))
        {
            return (null, null);
        }

        var both = Both().Match(address);
        if (both.Success) return (TryReadNumber(both.Groups[1].Value), TryReadNumber(both.Groups[2].Value));
        var rt = Rt().Match(address);
        var rw = Rw().Match(address);
        return (TryReadNumber(rt.Groups[1].Value), TryReadNumber(rw.Groups[1].Value));
    }

    // "RT/RW 01/07", "RT 1 / 7": the second number has no name of its own.
    [GeneratedRegex(@"\bRT\W{0,3}(?:RW\W{0,3})?(\d{1,3})\s*/\s*(\d{1,3})\b", Options, TimeoutMs)]
    private static partial Regex Both();

    [GeneratedRegex(@"\bRT\W{0,3}(\d{1,3})\b", Options, TimeoutMs)]
    private static partial Regex Rt();

    [GeneratedRegex(@"(?:\b|/)RW\W{0,3}(\d{1,3})\b", Options, TimeoutMs)]
    private static partial Regex Rw();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int TimeoutMs = 200;
}
