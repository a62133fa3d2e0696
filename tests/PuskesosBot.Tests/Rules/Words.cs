using System.Text.RegularExpressions;

namespace PuskesosBot.Tests.Rules;

/// <summary>The words that names are made of.</summary>
internal static partial class Words
{
    /// <returns>Types of ours whose name contains one of the words, with where they are.</returns>
    public static IEnumerable<string> TypesWith(params string[] words) =>
        from file in SourceFile.All
        from type in file.Types
        where Of(type).Any(word => words.Contains(word, StringComparer.Ordinal))
        select $"{file.Name}: {type}";

    public static IEnumerable<string> Of(string name) => Word().Matches(name).Select(match => match.Value);

    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
