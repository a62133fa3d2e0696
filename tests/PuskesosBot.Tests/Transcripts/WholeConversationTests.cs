using System.Text.RegularExpressions;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>
/// That there are enough whole conversations, and in which languages residents write them. That they go as written is
/// tested with all others.
/// </summary>
public sealed partial class WholeConversationTests
{
    /// <summary>Sundanese words that Indonesian does not have.</summary>
    private static readonly HashSet<string> Sundanese =
    [
        "abdi", "acan", "atuh", "basa", "beas", "bade", "bantosan", "bumi", "cekap", "cekkeun", "deui",
        "diwakilan", "eureun", "euy", "hatur", "henteu", "hoyong", "ieu", "iraha", "kalebet", "kamari",
        "kedah", "kumaha", "kuring", "lepat", "liwat", "muhun", "naon", "ngadu", "ngantunkeun", "ngusulkeun", "nuhun",
        "nyandak", "pangbagian", "pariksa", "pun", "punten", "sampurasun", "sareng", "sasih", "sumping", "teu", "tiasa",
        "tong", "tos", "wae",
    ];

    private static IReadOnlyList<Conversation> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("tests", "transcripts", "whole"), "*.txt")
            .Order(StringComparer.Ordinal).Select(Conversation.Read),
    ];

    [Fact]
    public void There_are_forty_and_half_of_them_are_Sundanese_or_mixed()
    {
        All.Count.ShouldBeGreaterThanOrEqualTo(40);
        All.Count(c => c.Tags.Contains("su") || c.Tags.Contains("campur")).ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void Those_called_Sundanese_or_mixed_are_and_the_others_are_not()
    {
        All.Where(c => c.IsWrittenInSundanese != (c.Tags.Contains("su") || c.Tags.Contains("campur")))
            .Select(c => c.Name).ShouldBeEmpty();
        All.Where(c => c.Tags.Contains("su") && c.Said.Count < 2).Select(c => c.Name).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("koreksi")]
    [InlineData("sela")]
    [InlineData("ketik")]
    public void Corrections_interruptions_and_typos_are_among_them(string tag) =>
        All.Count(c => c.Tags.Contains(tag)).ShouldBeGreaterThanOrEqualTo(7);

    [Fact]
    public void Where_a_correction_is_told_of_one_is_made() =>
        All.Where(c => c.Tags.Contains("koreksi") && !c.Said.Any(line => Correction().IsMatch(line)))
            .Select(c => c.Name).ShouldBeEmpty();

    [GeneratedRegex("^eh ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();

    /// <param name="Tags">In square brackets on its first line: language, and what makes it hard.</param>
    /// <param name="Said">Lines of the resident.</param>
    private sealed record Conversation(string Name, IReadOnlyList<string> Tags, IReadOnlyList<string> Said)
    {
        public bool IsWrittenInSundanese => Said.SelectMany(Words).Any(Sundanese.Contains);

        public static Conversation Read(string path)
        {
            var lines = File.ReadAllLines(path);
            var tags = lines[0].Split('[', ']') is [_, var inside, ..] ? inside.Split(' ') : [];
            return new Conversation(
                Path.GetFileNameWithoutExtension(path), tags,
                [.. lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..])]);
        }

        private static IEnumerable<string> Words(string line) =>
            line.ToLowerInvariant().Split([' ', ',', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries);
    }
}
