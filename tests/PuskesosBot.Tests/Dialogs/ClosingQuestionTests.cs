using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>A question with <c>closing: true</c>: what it follows is done, and its text is what there is to
/// keep.</summary>
public sealed class ClosingQuestionTests
{
    private readonly TestChat _chat = new(SmallDialogs.Load(Close));

    public ClosingQuestionTests()
    {
        _chat.Write("syarat");
        _chat.PressOption(1);
        _chat.Write("ya");
    }

    [Fact]
    public void A_late_press_of_the_question_before_gets_the_same_answer_again()
    {
        var told = _chat.Last.Select(said => said.Text).ToList();

        _chat.Press("q2:1").ShouldBe(told);
        _chat.Press("q2:1").ShouldBe(told);
    }

    [Fact]
    public void Its_own_options_still_choose()
    {
        _chat.Write("cukup");

        _chat.Position.Frames.ShouldBeEmpty();
    }

    [Fact]
    public void Other_words_are_heard_as_if_nothing_were_going_on()
    {
        _chat.Write("syarat");

        _chat.Position.Frames[^1].State.ShouldBe("which");
    }

    [Fact]
    public void Words_of_everywhere_do_not_come_back_to_it()
    {
        _chat.Write("bahasa");

        _chat.Position.Frames.Count.ShouldBe(1);
        _chat.Position.Frames[0].Dialog.ShouldBe("choose_language");
    }

    [Fact]
    public void Cancel_does_not_claim_that_it_is_undone() =>
        _chat.Write("batal").ShouldNotContain(text => text.Contains("batal", StringComparison.OrdinalIgnoreCase));

    private static void Close(Dictionary<string, string> files) =>
        files["papers.yaml"] = files["papers.yaml"].Replace(
            "tell: { say: papers_found, end: done }",
            "tell: { say: papers_found, closing: true, choose: [{ label: enough, next: $end }] }",
            StringComparison.Ordinal);
}
