using System.Text.RegularExpressions;

namespace PuskesosBot.Tests.Rules;

/// <summary>The shape of the code. Every test lists all offenders at once.</summary>
public sealed partial class TidyTests
{
    private const int MethodLinesMax = 40;
    private const int FileLinesMax = 300;
    private const int LineColumnsMax = 120;

    [Fact]
    public void Methods_are_short()
    {
        var long_ = from file in SourceFile.All
                    from member in MemberScan.MembersOf(file.Code)
                    where member.Lines > MethodLinesMax
                    select $"{file.Name}:{member.FirstLine} {member.Header} has {member.Lines} lines";

        long_.ShouldBeNone();
    }

    [Fact]
    public void Files_are_short()
    {
        SourceFile.All.Where(file => file.Lines.Length > FileLinesMax)
            .Select(file => $"{file.Name} has {file.Lines.Length} lines").ShouldBeNone();
    }

    [Fact]
    public void Lines_are_short()
    {
        Lines((file, line) => line.Length > LineColumnsMax).ShouldBeNone();
    }

    [Fact]
    public void Files_are_named_for_a_type_in_them()
    {
        SourceFile.All.Where(file => Path.GetFileName(file.Name) is not ("Program.cs" or "AssemblyInfo.cs"))
            .Where(file => !file.Types.Contains(Path.GetFileName(file.Name).Split('.')[0]))
            .Select(file => $"{file.Name} declares {string.Join(", ", file.Types)}").ShouldBeNone();
    }

    [Fact]
    public void A_folder_is_never_named_like_a_type()
    {
        var types = SourceFile.All.SelectMany(file => file.Types).Append("Console").ToHashSet();

        SourceFile.All.SelectMany(file => file.Name.Split('/')[..^1]).Distinct().Where(types.Contains).ShouldBeNone();
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        Words.TypesWith("Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Processor", "Base")
            .ShouldBeNone();
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        Lines((_, line) => LeftForLater().IsMatch(line)).ShouldBeNone();
        Code(@"\bNotImplementedException\b").ShouldBeNone();
    }

    [Fact]
    public void No_code_is_commented_out()
    {
        Lines((_, line) => CommentedOut().IsMatch(line)).ShouldBeNone();
    }

    [Fact]
    public void No_regions()
    {
        Code(@"^\s*#region").ShouldBeNone();
    }

    [Fact]
    public void Tests_wait_for_what_they_need_and_skip_nothing()
    {
        Code(@"\bTask\.Delay\(\s*(\d|TimeSpan\.From)|\bSkip\s*=|\bThread\.Sleep\b", file => file.IsTest).ShouldBeNone();
    }

    [Fact]
    public void Namespaces_are_file_scoped()
    {
        Code(@"^\s*namespace\s+[\w.]+\s*(\{|$)").ShouldBeNone();
    }

    private static IEnumerable<string> Lines(Func<SourceFile, string, bool> isWrong) =>
        from file in SourceFile.All
        from line in file.Lines.Index()
        where isWrong(file, line.Item)
        select $"{file.Name}:{line.Index + 1} {line.Item.Trim()}";

    private static IEnumerable<string> Code(string pattern, Func<SourceFile, bool>? which = null)
    {
        var wrong = new Regex(pattern, RegexOptions.Multiline);
        return from file in SourceFile.All
               where which?.Invoke(file) ?? true
               from match in wrong.Matches(file.Code)
               select $"{file.Name}:{file.Code.AsSpan(0, match.Index).Count('\n') + 1} {match.Value.Trim()}";
    }

    // In two parts each, so that this file does not accuse itself.
    [GeneratedRegex("\\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"^\s*//(?!/).*[;{}]\s*$")]
    private static partial Regex CommentedOut();
}
