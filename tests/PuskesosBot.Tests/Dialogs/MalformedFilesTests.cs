using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class MalformedFilesTests
{
    private const int MutationsPerSeed = 2_500;

    /// <summary>
    /// Work of the whole process while one load runs; a load takes milliseconds. Not the clock on the wall, because a
    /// shared machine may stand still for minutes.
    /// </summary>
    private static readonly TimeSpan LongestLoad = TimeSpan.FromMinutes(1);

    private static readonly string[] Splinters =
    [
        "{", "}", "[", "]", ": ", "- ", "\n", "  ", "\t", "&a ", "*a", "!!str ", "'", "\"", "|", ">", "#", "%", "@",
        "`", "?", "$", "$end", "$slot", "{slot}", "{?x}", "\0", "\uFFFD", "\uD83D", "---\n", "...\n", "<<: ", "~",
        "null", ",", "\r", "say: ", "choose:\n", "on: {}", "\u2028", "\\x", "0x", "enter: papers",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Mutated_files_never_throw_or_hang(int seed)
    {
        var random = new Random(seed);
        var sound = BrokenDialogTests.Sound();
        var whole = SmallDialogs.Files();
        var paths = whole.Keys.ToList();
        for (var i = 0; i < MutationsPerSeed; i++)
        {
            var path = paths[random.Next(paths.Count)];
            var mutated = Mutate(random, whole[path]);
            var files = new Dictionary<string, string>(sound) { [path] = mutated };

            var before = Environment.CpuUsage.TotalTime;
            var load = Load(files, $"seed {seed}, file {i}:\n{mutated}");

            var work = Environment.CpuUsage.TotalTime - before;
            if (work > LongestLoad) Assert.Fail($"seed {seed}, file {i} took too long");
            if (load.Set is null != load.Issues.Count > 0) Assert.Fail($"seed {seed}, file {i}: a set and issues");
        }
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 50_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 100_000)]
    [InlineData("a: &x\n", 50_000)]
    [InlineData("'", 200_000)]
    [InlineData("a: b\n", 80_000)]
    [InlineData("\"\\", 100_000)]
    [InlineData("a: |\n ", 50_000)]
    public void Files_made_to_exhaust_a_parser_are_refused_quickly(string piece, int times)
    {
        var files = SmallDialogs.Files();
        files["bomb.yaml"] = string.Concat(Enumerable.Repeat(piece, times));

        var before = Environment.CpuUsage.TotalTime;
        DialogLoader.Load(files, SmallDialogs.Actions, SmallDialogs.Facts).Issues.ShouldNotBeEmpty();
        (Environment.CpuUsage.TotalTime - before).ShouldBeLessThan(LongestLoad);
    }

    [Fact]
    public void Aliases_that_would_multiply_are_refused_unexpanded()
    {
        var files = SmallDialogs.Files();
        files["bomb.yaml"] = "a: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n";

        DialogLoader.Load(files, SmallDialogs.Actions, SmallDialogs.Facts).Issues.Single().Code
            .ShouldBe(DialogIssueCode.Unreadable);
    }

    [Fact]
    public void Dialogs_that_all_enter_each_other_are_told_in_time()
    {
        var files = SmallDialogs.Files();
        for (var i = 0; i < 60; i++)
            files[$"d{i}.yaml"] = $"dialog: d{i}\nstart: s0\nstates:\n"
                + string.Concat(Enumerable.Range(0, 60).Select(EnterNext));

        var before = Environment.CpuUsage.TotalTime;
        DialogLoader.Load(files, SmallDialogs.Actions, SmallDialogs.Facts).Issues
            .ShouldContain(issue => issue.Code == DialogIssueCode.TooDeep);
        (Environment.CpuUsage.TotalTime - before).ShouldBeLessThan(LongestLoad);
    }

    private static string EnterNext(int i) =>
        $"  s{i}: {{ enter: d{i}, on: {{ done: {(i == 59 ? "$end" : $"s{i + 1}")} }} }}\n";

    private static DialogLoad Load(Dictionary<string, string> files, string which)
    {
        try
        {
            return DialogLoader.Load(files, SmallDialogs.Actions, SmallDialogs.Facts);
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException(which, thrown);
        }
    }

    private static string Mutate(Random random, string text)
    {
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            var other = random.Next(text.Length + 1);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Splinters[random.Next(Splinters.Length)]),
                2 => text.Insert(other, text.Substring(at, length)),
                3 => text.Insert(at, ((char)random.Next(0x10000)).ToString()),
                _ => text[..at],
            };
        }

        return text;
    }
}
