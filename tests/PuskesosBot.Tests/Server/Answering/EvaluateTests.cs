using PuskesosBot.Server.Commands;

namespace PuskesosBot.Tests.Server.Answering;

/// <summary>The verb <c>answers evaluate</c>: what it prints, and what it says of a bad file.</summary>
public sealed class EvaluateTests : IDisposable
{
    private const string Header =
        "id\task\tbot_text\ttext\texpect\tvalue\talso_acceptable\tmust_not\tlang\tnoise\tnote";

    private readonly string _file = Path.GetTempFileName();
    private readonly StringWriter _output = new(), _problems = new();

    public void Dispose()
    {
        File.Delete(_file);
        _output.Dispose();
        _problems.Dispose();
    }

    [Fact]
    public async Task It_prints_accuracy_harm_groups_and_a_confusion_table()
    {
        var code = await EvaluateAsync(
            Header,
            "1\tASK_RT_RW\tRW berapa?\trw genep\tOK\tRW 06\t\t\tsu\tdictated\t",
            "2\tASK_CHOICE\tYang mana?\\n1. Beras\\n2. PKH\tnu kadua\tOK\tPKH\t\t\tsu",
            "3\tASK_PHONE\tNomor HP?\t0812-0000-1234\tOK\t+6281200001234\t\t\tid",
            "4\tASK_NIK\tNIK?\t327302\tSKIP\t\tASK_AGAIN\tOK\tid\ttypo",
            "5\tASK_RT_RW\tRW berapa?\t5\tASK_AGAIN\t\t\t05\tid");

        code.ShouldBe(Verbs.Done);
        var lines = _output.ToString().Split(Environment.NewLine);
        lines[..4].ShouldBe(["5 answers", "strict   60.0 % (3)", "lenient  80.0 % (4)", "harm     1"]);
        Squeezed(lines).ShouldContain("ASK_RT_RW 2 50.0 % 50.0 % 1");
        Squeezed(lines).ShouldContain("su 2 100.0 % 100.0 % 0");
        Squeezed(lines).ShouldContain("dictated 1 100.0 % 100.0 % 0");
        Squeezed(lines).ShouldContain("OK 3 . . . . . . .");
        Squeezed(lines).ShouldContain("ASK_AGAIN 1 . . . . . . .");
    }

    [Fact]
    public async Task Every_miss_is_shown_on_request()
    {
        var code = await EvaluateAsync(
            withErrors: true, Header, "a7\tASK_YES_NO\tSetuju?\tya\tOK\tno\t\tyes\tid\tclean\t");

        code.ShouldBe(Verbs.Done);
        var shown = _output.ToString();
        shown.ShouldContain("line 2 a7 ASK_YES_NO: HARM");
        shown.ShouldContain("expected  OK:no");
        shown.ShouldContain("read      OK:yes");
    }

    [Fact]
    public async Task Every_problem_of_a_file_is_told_at_once_with_its_line()
    {
        var code = await EvaluateAsync(
            "ask\ttext\texpect\tcolour", "ASK_SHOE\t42\tOK", "ASK_NIK\tlupa\tMAYBE", "ASK_NIK\tlupa\t");

        code.ShouldBe(Verbs.BadUse);
        _output.ToString().ShouldBeEmpty();
        var told = _problems.ToString();
        told.ShouldContain("line 1: unknown column 'colour'");
        told.ShouldContain("line 2: unknown ask 'ASK_SHOE'");
        told.ShouldContain("line 3: unknown expect 'MAYBE'");
        told.ShouldContain("line 4: expect is empty");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_bad_use()
    {
        var code = await AnswersCommand.EvaluateAsync(
            _file + ".gone", false, RealWords.Everywhere, RealWords.Today, _output, _problems,
            TestContext.Current.CancellationToken);

        code.ShouldBe(Verbs.BadUse);
        _problems.ToString().ShouldContain("cannot be read");
    }

    [Fact]
    public async Task Columns_may_come_in_any_order_and_cells_may_be_missing()
    {
        await EvaluateAsync("expect\ttext\task", "OK\t06\tASK_RT_RW", "", "CANCEL\tbatal\tASK_NIK");

        _output.ToString().ShouldStartWith("2 answers" + Environment.NewLine + "strict   100.0 %");
    }

    private Task<int> EvaluateAsync(params string[] lines) => EvaluateAsync(withErrors: false, lines);

    private async Task<int> EvaluateAsync(bool withErrors, params string[] lines)
    {
        await File.WriteAllLinesAsync(_file, lines, TestContext.Current.CancellationToken);
        return await AnswersCommand.EvaluateAsync(
            _file, withErrors, RealWords.Everywhere, RealWords.Today, _output, _problems,
            TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Squeezed(IEnumerable<string> lines) =>
        lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
