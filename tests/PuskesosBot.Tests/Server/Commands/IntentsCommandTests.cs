using PuskesosBot.Dialogs;
using PuskesosBot.Server.Commands;
using PuskesosBot.Server.Understanding;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Commands;

public sealed class IntentsCommandTests : IDisposable
{
    private const string Header = "id\ttext\tintent\talso_acceptable\tmust_not\tlang\tnoise\tnote\n";

    private readonly TempFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _problems = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _problems.Dispose();
    }

    [Fact]
    public void Right_and_acceptable_are_counted_apart()
    {
        Evaluate(Header
            + "a\t0\tESCALATE_HUMAN\t\t\tid\t\t\n"
            + "b\t3\tSTATUS_CHECK\tREQUIREMENTS|THANKS\tOPT_OUT\tid\tabbrev\t\n").ShouldBe(0);

        _output.ToString().ShouldContain("strict   50.0 %");
        _output.ToString().ShouldContain("lenient  100.0 %");
        _output.ToString().ShouldContain("harm     0");
        _output.ToString().ShouldContain("abbrev");
    }

    [Fact]
    public void Harm_is_a_problem_found_and_listed()
    {
        Evaluate(Header + "x7\tberhenti\tTHANKS\t\tOPT_OUT\tid\n", withErrors: true).ShouldBe(1);

        _output.ToString().ShouldContain("HARM x7: THANKS heard as OPT_OUT: berhenti");
    }

    [Fact]
    public void All_problems_of_a_file_are_listed_at_once_with_their_lines()
    {
        Evaluate(Header + "a\thalo\tHELLO\n" + "a\t\tGREETING\tNOPE\n" + "b\n").ShouldBe(2);

        var lines = _problems.ToString().Trim().Split('\n');
        lines.Length.ShouldBe(5);
        lines[0].ShouldContain(":2: unknown intent 'HELLO' (allowed: ASK,");
        lines[1].ShouldContain(":3: id 'a' twice");
        lines[2].ShouldContain(":3: the text is empty");
        lines[3].ShouldContain(":3: unknown intent 'NOPE'");
        lines[4].ShouldContain(":4: 1 cells instead of 8");
    }

    [Theory]
    [InlineData("")]
    [InlineData("id;text;intent\n")]
    [InlineData(Header)]
    public void A_file_of_another_form_is_refused(string content) => Evaluate(content).ShouldBe(2);

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        IntentsCommand.Evaluate(Path.Combine(_folder.Path, "gone.tsv"), false, _output, _problems).ShouldBe(2);

    [Fact]
    public void The_columns_are_those_of_the_contract() => LabelledTextFile.Columns.Replace(' ', '\t')
        .ShouldBe(Header.TrimEnd());

    [Fact]
    public void Utterances_that_others_read_again_are_counted_with_what_is_acceptable_there()
    {
        var few = TestDesk.Content.Dialogs.Utterances.GroupBy(one => one.Intent).SelectMany(of => of.Take(4)).ToList();
        // Whatever the bot would do with it is acceptable, and harmful.
        var all = string.Join('|', [.. TestDesk.Content.Dialogs.Intents!.Intents.Select(intent => intent.Name), "ASK"]);
        var line = $"r1\t{few[0].Text}\tTHANKS\t{all}\t{all}\tid\t\t\n";

        Measure(few, Header + line).ShouldBe(0);

        var parts = _output.ToString().Split("of these the reread");
        parts.Length.ShouldBe(3, "by author and by family");
        parts[0].ShouldContain($"texts    {few.Count}");
        parts[1].ShouldContain("texts    1\n");
        parts[1].ShouldContain("lenient  100.0 %");
        parts[1].ShouldContain("harm     1");
    }

    [Fact]
    public void What_an_utterance_may_mean_as_well_is_counted_as_lenient()
    {
        string[] names = [.. TestDesk.Content.Dialogs.Intents!.Intents.Select(intent => intent.Name)];
        string[] all = [.. names, FirstWords.Asks, HeardText.Nothing];
        var few = TestDesk.Content.Dialogs.Utterances.GroupBy(one => one.Intent).SelectMany(of => of.Take(4))
            .Where(one => one.Also.Count == 0).ToList();

        Measure(few).ShouldBe(0);
        Measure(few.ConvertAll(one => one with { Also = all })).ShouldBe(0);

        var lenient = _output.ToString().Split('\n').Where(line => line.StartsWith("lenient", StringComparison.Ordinal))
            .ToList();
        lenient[0].ShouldNotContain("100.0 %", customMessage: "so few sentences do not teach this much");
        lenient[^1].ShouldContain("100.0 %");
    }

    [Fact]
    public void A_reread_text_that_is_no_utterance_is_a_problem()
    {
        var few = TestDesk.Content.Dialogs.Utterances.Take(2).ToList();

        Measure(few, Header + "r1\tbukan kalimat kita\tTHANKS\t\t\tid\t\t\n").ShouldBe(2);

        _problems.ToString().ShouldContain(":2: none of the utterances reads like this");
    }

    private int Measure(IReadOnlyList<Utterance> utterances, string? reread = null)
    {
        var path = reread is null ? null : Path.Combine(_folder.Path, "reread.tsv");
        if (path is not null) File.WriteAllText(path, reread);
        return IntentsCommand.Measure(
            TestDesk.Content.Dialogs, utterances, path, withErrors: false, _output, _problems);
    }

    private int Evaluate(string content, bool withErrors = false)
    {
        var path = Path.Combine(_folder.Path, "texts.tsv");
        File.WriteAllText(path, content);
        return IntentsCommand.Evaluate(path, withErrors, _output, _problems);
    }
}
