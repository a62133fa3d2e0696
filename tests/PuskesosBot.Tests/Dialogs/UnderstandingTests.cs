using PuskesosBot.Dialogs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>What the bot of this project does with a first message in the resident's own words.</summary>
public sealed class UnderstandingTests
{
    private static readonly DialogSet Dialogs = TestDesk.Content.Dialogs;

    [Theory]
    [InlineData("kang beras kapan dibagi?", "PICKUP_SCHEDULE")]
    [InlineData("kang mau nanya, saya teh udah kedaftar atau belum?", "STATUS_CHECK")]
    [InlineData("hatur nuhun kang, tos katampi beasna", "THANKS")]
    [InlineData("tong dikintunan deui", "OPT_OUT")]
    [InlineData("mau ngomong sama orang kelurahan aja", "ESCALATE_HUMAN")]
    [InlineData("kebakaran di pelesiran, butuh bantuan", "EMERGENCY")]
    [InlineData("0", "ESCALATE_HUMAN")]
    [InlineData("3", "REQUIREMENTS")]
    public void A_first_message_begins_the_dialog_of_its_intent(string text, string intent) =>
        FirstWords.Of(Dialogs, text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("xqzzt vvkwj")]
    [InlineData("....")]
    public void Words_nobody_knows_begin_nothing(string text) => FirstWords.Of(Dialogs, text).Intent.ShouldBe("");

    [Fact]
    public void The_same_files_give_the_same_model()
    {
        var texts = new TrainingTexts(Dialogs.Utterances, Dialogs.Stories);
        var again = IntentTrainer.Train(Dialogs.Intents!, Dialogs.Spelling, texts);
        foreach (var text in (string[])["beras kapan dibagi", "tos kalebet teu acan", "mau lapor"])
            again.Guess(text).ShouldBe(Dialogs.Model!.Guess(text));
    }

    [Fact]
    public void Probabilities_add_up_to_one_and_come_in_order()
    {
        var guesses = Dialogs.Model!.Guess("syaratnya apa aja kang");

        guesses.Count.ShouldBe(Dialogs.Intents!.Intents.Count);
        guesses.Sum(guess => guess.Probability).ShouldBe(1, 1e-6);
        guesses.Select(guess => guess.Probability).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Every_intent_has_a_dialog_that_answers_it() =>
        Dialogs.Intents!.Intents.Where(intent => Dialogs.ForIntent(intent.Name) is null).ShouldBeEmpty();

    [Fact]
    public void Only_numbers_and_signs_are_looked_at_of_a_message_of_any_length() =>
        Should.NotThrow(() => FirstWords.Of(Dialogs, new string('9', 10_000) + " \uD83D ?? 😀"));
}
