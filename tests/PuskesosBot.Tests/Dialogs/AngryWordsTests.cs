using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class AngryWordsTests
{
    private readonly TestChat _chat = new(Support.TestDesk.Content.Dialogs);

    [Theory]
    [InlineData("saya kecewa sama pelayanannya")]
    [InlineData("MARAAAH!!! mana bantuannya")]
    [InlineData("petugasnya ga becus")]
    [InlineData("abdi keuheul pisan")]
    public void An_angry_word_among_others_calls_a_person(string said)
    {
        var step = _chat.StepOnce(new DialogInput.Message(said));

        step.IsAngry.ShouldBeTrue();
        step.Action!.Action.ShouldBe("call_person");
    }

    [Theory]
    [InlineData("maaf ya bu jangan marah")]
    [InlineData("saya tidak kecewa kok")]
    [InlineData("takut ditipu")]
    [InlineData("cek status")]
    public void Calm_words_do_not(string said) =>
        _chat.StepOnce(new DialogInput.Message(said)).IsAngry.ShouldBeFalse();

    [Fact]
    public void Who_tells_a_story_may_be_angry_in_it()
    {
        _chat.Outcomes["call_person"] = TestChat.Outcome("opened", ("receipt", "LS-2611-00001-X"), ("ahead", ""));
        _chat.Write("petugas");

        _chat.StepOnce(new DialogInput.Message("saya kesal karena berasnya bau")).ShouldSatisfyAllConditions(
            step => step.IsAngry.ShouldBeFalse(), step => step.Action!.Action.ShouldBe("add_to_case"));
    }
}
