namespace PuskesosBot.Tests.Rules;

public sealed class ScanTests
{
    private const string Sample =
        """""
        using System;
        namespace A.B;
        /// <summary>A { brace; in a comment's line.</summary>
        [Sealed("}")]
        public sealed class Foo(int size = 3) : Bar
        {
            private static readonly string[] Table = ["{", $"{1 + "}".Length} \" }}",
                "x"];
            public int Size { get; init; } = size;
            public string Text =>
                $"""
                a { brace
                """;
            [Theory]
            [InlineData("]")]
            public void Do(int times = 1, string? word = null)
            {
                if (times == '{') { return; }
                Func<int> f = () => { return 1; };
            }
            public int One(int x) => x switch
            {
                1 => 2,
                _ => 3,
            };
            private enum Kind { First, Second }
            public static bool operator ==(Foo a, Foo b) => true;
            internal record struct Inner(int A) { public int Twice => A * 2; }
        }
        """"";

    [Fact]
    public void Members_are_found_with_their_lengths()
    {
        var members = MemberScan.MembersOf(SourceScan.CodeOf(Sample));

        members.Select(member => $"{member.FirstLine}+{member.Lines} {member.Header.Split('(')[0].Trim()}").ShouldBe([
            "9+1 public int Size",
            "10+4 public string Text =>",
            "16+5 public void Do",
            "21+5 public int One",
            "27+1 public static bool operator ==",
            "28+1 public int Twice => A * 2",
        ]);
    }

    [Fact]
    public void Literals_and_comments_are_blanked_and_nothing_moves()
    {
        var code = SourceScan.CodeOf(Sample);

        code.Length.ShouldBe(Sample.Length);
        code.ShouldNotContain("brace");
        code.Count(c => c == '\n').ShouldBe(Sample.Count(c => c == '\n'));
        SourceScan.CodeOf("var a = @\"x\"\"{\"; var b = '\\''; int c;").ShouldEndWith("int c;");
    }

    [Fact]
    public void Types_are_found_and_words_in_comments_are_not()
    {
        new SourceFile("A.cs", Sample + "// class Ghost {}\ninternal delegate Task<int?> Later(int x);").Types
            .ShouldBe(["Foo", "Kind", "Inner", "Later"]);
    }
}
