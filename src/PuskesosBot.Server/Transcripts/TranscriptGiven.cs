using System.Globalization;
using System.Text.RegularExpressions;
using PuskesosBot.Channels;

namespace PuskesosBot.Server.Transcripts;

/// <summary>A line <c>given kind key=value key="some words"</c>, read.</summary>
internal sealed partial class TranscriptGiven(string line)
{
    private readonly Dictionary<string, string> _values =
        Pair().Matches(line).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim('"'));

    internal string Kind { get; } = line.Split(' ')[0];

    /// <exception cref="FormatException">The line does not say it.</exception>
    internal string this[string key] =>
        Find(key) ?? throw new FormatException($"'given {Kind}' needs {key}=");

    internal string? Find(string key) => _values.GetValueOrDefault(key);

    internal bool Has(string key) => _values.ContainsKey(key);

    internal string[] List(string key) =>
        (Find(key) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal int Number(string key) => int.Parse(this[key], CultureInfo.InvariantCulture);

    internal DateOnly? Day(string key) =>
        Find(key) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    internal TimeOnly? Hour(string key) =>
        Find(key) is { } hour ? TimeOnly.Parse(hour, CultureInfo.InvariantCulture) : null;

    /// <summary>"not_found" is NotFound.</summary>
    internal T Word<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (Find(key) is not { } word) return otherwise;
        if (Enum.TryParse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var read))
            return read;
        throw new FormatException($"{key}={word} is unknown (allowed: {string.Join(", ", Enum.GetNames<T>())})");
    }

    /// <summary>"telegram:5100000001"; a chat whose id begins with a dash is a group.</summary>
    internal static ChatAddress Address(string text) => text.Split(':', 2) is [var channel, var id]
        ? new ChatAddress(channel, id, id.StartsWith('-'))
        : throw new FormatException($"'{text}' is no address (channel:id)");

    [GeneratedRegex("""(\w+)=("[^"]*"|\S+)""")]
    private static partial Regex Pair();
}
