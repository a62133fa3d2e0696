using System.Diagnostics;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Rules;

/// <summary>What is committed or about to be, as git sees it.</summary>
internal static class CommittedFiles
{
    private static readonly string[] Binary =
        [".png", ".jpg", ".xlsx", ".xls", ".zip", ".ico", ".woff2", ".pdf", ".bin"];
    private static readonly Lazy<string[]> Listed = new(List);

    /// <summary>Relative to the root, with forward slashes, in order.</summary>
    public static IReadOnlyList<string> All => Listed.Value;

    public static IEnumerable<string> Texts =>
        All.Where(name => !Binary.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase));

    public static string Read(string name) => File.ReadAllText(Repository.Path(name));

    private static string[] List()
    {
        var start = new ProcessStartInfo("git", "ls-files -z --cached --others --exclude-standard")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException("git ls-files failed: not a git checkout.");
        return [.. names.Where(name => File.Exists(Repository.Path(name))).Distinct().Order(StringComparer.Ordinal)];
    }
}
