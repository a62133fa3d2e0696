using PuskesosBot.Dialogs;
using PuskesosBot.Server.Answering;
using PuskesosBot.Server.Understanding;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Answering;

/// <summary>
/// How well answers are read and free text is understood, kept from getting worse. The figures are those of the README.
/// </summary>
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

    [Theory]
    [InlineData("heldout-intents.tsv", 97.0, 0)]
    [InlineData("heldout2-intents.tsv", 95.5, 2)]
    [InlineData("heldout3-intents.tsv", 96.0, 1)]
    [InlineData("heldout4-intents.tsv", 97.0, 1)]
    public void Free_text_is_understood_as_well_as_it_was(string file, double lenientMin, int harmMax)
    {
        var heard = Heard(file);

        Percent(heard, text => text.IsLenient).ShouldBeGreaterThanOrEqualTo(lenientMin);
        heard.Where(text => text.IsHarmful).Select(text => text.Text.Id).Count().ShouldBeLessThanOrEqualTo(harmMax);
        // What would alarm or silence somebody is never done by a guess.
        heard.Where(text => text is { IsHarmful: true, Prediction: "EMERGENCY" }).ShouldBeEmpty();
    }

    [Fact]
    public void Free_text_of_those_who_wrote_apart_is_understood_in_every_language()
    {
        var heard = FreeTextFiles.SelectMany(Heard).ToList();

        Percent(heard, text => text.IsLenient).ShouldBeGreaterThanOrEqualTo(95);
        foreach (var language in heard.GroupBy(text => text.Text.Language))
            Percent([.. language], text => text.IsLenient).ShouldBeGreaterThanOrEqualTo(93, language.Key);
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

    private static readonly string[] FreeTextFiles =
        ["heldout-intents.tsv", "heldout2-intents.tsv", "heldout3-intents.tsv", "heldout4-intents.tsv"];

    private static List<HeardText> Heard(string file)
    {
        var names = RealWords.Dialogs.Intents!.Intents.Select(intent => intent.Name);
        var content = LabelledTextFile.Read(Repository.Path("tests", "utterances", file), names);
        content.Problems.ShouldBeEmpty();
        return content.Texts.ConvertAll(text => new HeardText(text, FirstWords.Of(RealWords.Dialogs, text.Text)));
    }

    private static double Percent<T>(IReadOnlyList<T> results, Func<T, bool> isGood) =>
        100.0 * results.Count(isGood) / results.Count;
}
