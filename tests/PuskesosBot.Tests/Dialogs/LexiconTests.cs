using PuskesosBot.Dialogs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Dialogs;

public sealed class LexiconTests
{
    private const string Said = "kuplak", Unsaid = "cemplung", Meant = "THANKS";

    private static readonly DialogSet Dialogs = TestDesk.Content.Dialogs;

    [Fact]
    public void A_word_that_nobody_used_is_understood_by_what_it_means()
    {
        var lexicon = Load($"glad: {{ senang: [{Said}, {Unsaid}] }}", out _);

        var guesses = Trained(lexicon).Guess(Unsaid);

        guesses[0].Intent.Name.ShouldBe(Meant);
        Trained(Lexicon.None).Guess(Unsaid).ShouldBeEmpty("no letter of it is known");
    }

    [Fact]
    public void A_word_of_the_lexicon_is_not_taken_for_a_mistyped_one()
    {
        var lexicon = Load("trade: { ruko: [rukoh] }\nfire: { rokok: [rokoh] }", out _);
        var spelling = Dialogs.Spelling.With(lexicon).Knowing([Utterance("rukoh"), Utterance("rukoh")]);

        spelling.Read("rokoh").ShouldBe(["rokoh"]);
        Dialogs.Spelling.With(Lexicon.None).Knowing([Utterance("rukoh")]).Read("rokoh").ShouldBe(["rukoh"]);
    }

    [Fact]
    public void Doubled_letters_are_one_as_they_are_in_messages() =>
        Load("kin: { tetangga: [tetangga] }", out _).SenseOf("tetanga").ShouldBe(new WordSense("tetangga", "kin"));

    [Theory]
    [InlineData("- a list")]
    [InlineData("take: [ambil]")]
    [InlineData("take: { ambil: nyokot }")]
    public void A_file_of_another_form_is_a_problem(string yaml)
    {
        Load(yaml, out var issues);

        issues.Sorted().Single().Code.ShouldBe(DialogIssueCode.WrongShape);
    }

    [Fact]
    public void Most_words_that_residents_use_are_in_the_lexicon()
    {
        var lexicon = Dialogs.Spelling.Lexicon;
        var words = RealTexts.SelectMany(Dialogs.Spelling.Read).Where(word => word.Length > 2 && word[0] != '#')
            .ToList();

        var known = words.Count(word => lexicon.SenseOf(word) is not null);

        (100.0 * known / words.Count).ShouldBeGreaterThan(90);
    }

    private static IEnumerable<string> RealTexts =>
        File.ReadLines(Repository.Path("tests", "utterances", "heldout3-intents.tsv")).Skip(1)
            .Select(line => line.Split('\t')[1]);

    private static IntentModel Trained(Lexicon lexicon)
    {
        var others = Dialogs.Utterances.GroupBy(one => one.Intent).SelectMany(of => of.Take(3));
        return IntentTrainer.Train(Dialogs.Intents!, Dialogs.Spelling.With(lexicon),
            new TrainingTexts([.. others, .. Enumerable.Repeat(Utterance(Said), 5)], []));
    }

    private static Utterance Utterance(string text) => new(text, Meant, "", "id", 0, new SourcePlace("", 1, 1));

    private static Lexicon Load(string yaml, out IssueList issues)
    {
        issues = new IssueList();
        return LexiconReader.Read(YamlReader.Read("_lexicon.yaml", yaml, issues)!, issues);
    }
}
