using PuskesosBot.Dialogs;
using PuskesosBot.Server.Answering;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Answering;

/// <summary>How well answers are read, kept from getting worse. The figures are those of the README.</summary>
public sealed class UtterancesTests
{
    [Theory]
    [InlineData("answers.tsv", 98.0, 99.0)]
    [InlineData("heldout-answers.tsv", 97.0, 98.0)]
    public void Answers_are_read_as_well_as_they_were(string file, double strictMin, double lenientMin)
    {
        var content = AnswerRowsFile.Read(File.ReadLines(Repository.Path("tests", "utterances", file)));
        content.Problems.ShouldBeEmpty();

        var results = AnswerEvaluation.Run(content.Rows, RealWords.Everywhere, RealWords.Today,
            text => OtherMatter.In(RealWords.Dialogs, text));

        results.Where(result => result.IsHarmful).Select(result => $"{result.Row.Line}: {result.Shown}")
            .ShouldBeEmpty();
        Percent(results, result => result.IsRight).ShouldBeGreaterThanOrEqualTo(strictMin);
        Percent(results, result => result.IsAcceptable).ShouldBeGreaterThanOrEqualTo(lenientMin);
    }

    [Fact]
    public void Every_question_every_result_and_both_languages_are_in_the_development_set()
    {
        var rows = AnswerRowsFile.Read(File.ReadLines(Repository.Path("tests", "utterances", "answers.tsv"))).Rows;

        rows.Count.ShouldBeGreaterThanOrEqualTo(400);
        rows.Select(row => row.Ask).Distinct().ShouldBe(AnswerRow.Asks, ignoreOrder: true);
        rows.SelectMany(row => row.Expect).Distinct().ShouldBe(AnswerRow.Results, ignoreOrder: true);
        rows.Select(row => row.Language).Distinct().ShouldBe(["id", "su"], ignoreOrder: true);
    }

    private static double Percent(IReadOnlyList<AnswerResult> results, Func<AnswerResult, bool> isGood) =>
        100.0 * results.Count(isGood) / results.Count;
}
