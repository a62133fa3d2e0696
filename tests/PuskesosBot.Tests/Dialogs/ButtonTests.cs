using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class ButtonTests
{
    private readonly TestChat _chat = new(SmallDialogs.Load());

    [Fact]
    public void Buttons_carry_the_labels_that_are_printed()
    {
        _chat.Write("syarat");

        _chat.Last.Single().Options.Select(option => option.Label).ShouldBe(["PKH", "BPNT", "Yang lain"]);
        _chat.Last.Single().Options.Select(option => option.Payload).ShouldBe(["q1:1", "q1:2", "q1:3"]);
    }

    [Fact]
    public void A_pressed_button_of_the_open_question_is_its_option()
    {
        _chat.Write("syarat");

        _chat.PressOption(1).ShouldBe(["Yakin?"]);
    }

    [Fact]
    public void A_double_tap_says_nothing_and_changes_nothing()
    {
        _chat.Write("syarat");
        _chat.Press("q1:1");
        var before = _chat.Stored;

        _chat.Press("q1:1").ShouldBeEmpty();
        _chat.Press("q1:2").ShouldBeEmpty();
        _chat.Stored.ShouldBe(before);
    }

    [Fact]
    public void A_double_tap_on_what_ended_the_dialog_says_nothing()
    {
        _chat.Write("halo");
        _chat.PressOption(3).ShouldBe(["Ketik menu kapan saja."]);

        _chat.Press("q1:3").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("q1:1")]
    [InlineData("q2:9")]
    [InlineData("q2:0")]
    [InlineData("q99:1")]
    [InlineData("q-1:1")]
    [InlineData("rubbish")]
    [InlineData("q99999999999999999999:1")]
    [InlineData("")]
    public void An_older_or_forged_button_is_told_so_and_the_question_comes_again(string payload)
    {
        _chat.Write("halo");
        _chat.Write("syarat");
        _chat.Write("pkh");
        _chat.Write("kembali");

        _chat.Press(payload == "q1:1" ? "q1:1" : payload.Replace("q2", "q4", StringComparison.Ordinal)).ShouldBe(
            ["Tombol itu sudah lewat.", "Program yang mana?\n\n1. PKH\n2. BPNT\n3. Yang lain"]);
    }

    [Fact]
    public void A_question_asked_again_keeps_its_buttons_good()
    {
        _chat.Write("syarat");
        _chat.Write("bingung");

        _chat.Press("q1:2").ShouldBe(["Yakin?"]);
    }

    [Fact]
    public void An_old_button_in_an_idle_chat_prints_the_menu()
    {
        _chat.Write("halo");
        _chat.Write("menu");
        _chat.Write("cukup");

        _chat.Press("q1:1")[0].ShouldBe("Tombol itu sudah lewat.");
        _chat.Last[^1].Text.ShouldStartWith("Ada yang bisa dibantu?");
    }

    [Fact]
    public void A_pressed_caption_is_not_read_as_words()
    {
        _chat.Write("syarat");

        _chat.Send(new DialogInput.Message("menu") { Pressed = "q1:1" }).ShouldBe(["Yakin?"]);
    }

    [Fact]
    public void A_button_in_a_new_chat_meets_the_first_dialog()
    {
        _chat.IsNew = true;

        _chat.Press("q7:1")[0].ShouldBe("Halo, ini Puskesos.");
    }
}
