using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class ChangedFilesTests
{
    private readonly TestChat _chat = new(SmallDialogs.Load());

    [Fact]
    public void A_renamed_state_carries_the_conversation_over()
    {
        _chat.Write("syarat");
        _chat.Stored = _chat.Stored.Replace("\"which\"", "\"what\"", StringComparison.Ordinal);

        _chat.Write("pkh").ShouldBe(["Yakin?"]);
    }

    [Fact]
    public void A_state_that_is_gone_sends_kindly_to_the_menu()
    {
        At("papers", "gone");

        _chat.Write("pkh").ShouldBe(
        [
            "Maaf, bagian itu sudah berubah.", "Selamat datang di Puskesos.",
            "Ada yang bisa dibantu?\n\n1. Surat yang dibawa\n2. Daftar\n3. Cukup",
        ]);
    }

    [Fact]
    public void What_they_said_is_kept_when_it_is_an_option_of_the_menu()
    {
        At("gone", "gone");

        _chat.Write("daftar").ShouldBe(["Maaf, bagian itu sudah berubah.", "RW berapa?"]);
    }

    [Fact]
    public void A_person_is_reached_from_a_state_that_is_gone()
    {
        At("gone", "gone");

        _chat.Write("petugas")[0].ShouldBe("Petugas akan menjawab.");
    }

    [Theory]
    [InlineData("kembali")]
    [InlineData("")]
    public void Nothing_said_that_helps_ends_at_the_menu(string text)
    {
        At("gone", "gone");

        _chat.Write(text)[0].ShouldBe("Maaf, bagian itu sudah berubah.");
        _chat.Position.Frames.Single().Dialog.ShouldBe("main_menu");
    }

    [Fact]
    public void A_button_of_a_question_that_is_gone_ends_at_the_menu()
    {
        At("gone", "gone");

        _chat.Press("q1:1")[0].ShouldBe("Maaf, bagian itu sudah berubah.");
    }

    [Fact]
    public void A_state_that_no_longer_waits_is_gone_through()
    {
        At("papers", "none");

        _chat.Write("pkh").ShouldBe(["Belum ada daftarnya.", "Ketik menu kapan saja."]);
    }

    [Fact]
    public void A_frame_below_that_no_longer_enters_the_one_above_counts_as_gone()
    {
        _chat.Stored = """{"q":1,"f":[{"d":"main_menu","s":"register"},{"d":"papers","s":"which"}]}""";

        _chat.Write("pkh")[0].ShouldBe("Maaf, bagian itu sudah berubah.");
    }

    [Fact]
    public void More_dialogs_than_may_be_inside_each_other_count_as_gone()
    {
        var frame = """{"d":"papers","s":"which"}""";
        _chat.Stored = $$"""{"f":[{{string.Join(',', Enumerable.Repeat(frame, 9))}}]}""";

        _chat.Write("pkh")[0].ShouldBe("Maaf, bagian itu sudah berubah.");
    }

    [Fact]
    public void An_unfinished_action_is_asked_for_again()
    {
        At("papers", "look_up");

        _chat.StepOnce(new DialogInput.Message("halo")).Action!.Action.ShouldBe("find_papers");
    }

    private void At(string dialog, string state) =>
        _chat.Stored = $$"""{"q":1,"f":[{"d":"{{dialog}}","s":"{{state}}"}]}""";
}
