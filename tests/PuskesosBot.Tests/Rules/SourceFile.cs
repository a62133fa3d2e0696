using System.Text.RegularExpressions;

namespace PuskesosBot.Tests.Rules;

/// <summary>One C# file, as the rules look at it.</summary>
internal sealed partial class SourceFile
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Read = new(
        () => [.. CommittedFiles.All.Where(IsOurs).Select(name => new SourceFile(name))]);

    private SourceFile(string name) : this(name, CommittedFiles.Read(name))
    {
    }

    internal SourceFile(string name, string text)
    {
        Name = name;
        Lines = text.TrimEnd('\n').Split('\n');
        Code = SourceScan.CodeOf(text);
        Types = [.. TypeDeclaration().Matches(Code).Select(match => match.Groups["name"].Value)];
    }

    /// <summary>All C# files but migrations, which the EF tool writes.</summary>
    public static IReadOnlyList<SourceFile> All => Read.Value;

    public string Name { get; }
    public string[] Lines { get; }

    /// <summary>Without comments and what is inside of literals.</summary>
    public string Code { get; }

    public IReadOnlyList<string> Types { get; }

    public bool IsTest => Name.StartsWith("tests/", StringComparison.Ordinal);

    private static bool IsOurs(string name) =>
        name.EndsWith(".cs", StringComparison.Ordinal) && !name.Contains("/Migrations/", StringComparison.Ordinal)
        && !name.Contains("/Compiled/", StringComparison.Ordinal);

    [GeneratedRegex(
        @"(?:\b(?:class|struct|interface|enum|record(?:\s+class|\s+struct)?)\s+|\bdelegate\s+[\w<>.?,\[\]\s]+?\s+)"
        + @"(?<name>[A-Z]\w*)\s*(?=[<(:{;]|where)")]
    private static partial Regex TypeDeclaration();
}
