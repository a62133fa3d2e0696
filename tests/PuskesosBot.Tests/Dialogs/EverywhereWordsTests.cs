using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class EverywhereWordsTests
{
    private readonly TestChat _chat = new(SmallDialogs.Load());

    [Theory]
    [InlineData("0")]
    [InlineData("Petugas!")]
    [InlineData("patugas")]
    public void A_person_is_one_word_away_inside_any_question(string word)
    {
        _chat.Write("daftar");
        _chat.Write("6");

        _chat.Write(word)[0].ShouldBe("Petugas akan menjawab.");
        _chat.Position.Frames.Select(frame => frame.Dialog).ShouldBe(["to_person"]);
    }

    [Fact]
    public void Menu_drops_what_was_going_on()
    {
        _chat.Write("daftar");

        _chat.Write("menu")[^1].ShouldStartWith("Ada yang bisa dibantu?");
        _chat.Position.Frames.Select(frame => frame.Dialog).ShouldBe(["main_menu"]);
    }

    [Fact]
    public void A_cancel_at_the_end_of_what_is_said_cancels()
    {
        _chat.Write("daftar");

        _chat.Write("ribet ah, batal aja")[0].ShouldBe("Baik, dibatalkan.");
    }

    [Fact]
    public void Cancel_says_so_and_prints_the_menu()
    {
        _chat.Write("daftar");

        _chat.Write("batal").ShouldBe(
        [
            "Baik, dibatalkan.", "Selamat datang di Puskesos.",
            "Ada yang bisa dibantu?\n\n1. Surat yang dibawa\n2. Daftar\n3. Cukup",
        ]);
    }

    [Fact]
    public void Cancel_with_nothing_going_on_only_prints_the_menu()
    {
        _chat.Write("batal")[0].ShouldBe("Selamat datang di Puskesos.");
        _chat.Write("batal")[0].ShouldBe("Selamat datang di Puskesos.");
    }

    [Fact]
    public void Back_returns_to_the_previous_question_of_the_dialog()
    {
        _chat.Write("syarat");
        _chat.Write("pkh");

        _chat.Write("kembali").ShouldBe(["Program yang mana?\n\n1. PKH\n2. BPNT\n3. Yang lain"]);
    }

    [Fact]
    public void Back_at_the_first_question_of_a_sub_dialog_returns_to_the_one_that_entered_it()
    {
        _chat.Write("daftar");
        _chat.Write("6");

        _chat.Write("kembali").ShouldBe(["RW berapa?"]);
        _chat.Position.Frames.Select(frame => frame.Dialog).ShouldBe(["main_menu", "register"]);
    }

    [Fact]
    public void Back_where_nothing_lies_before_says_so_and_asks_again()
    {
        _chat.Write("petugas");

        _chat.Write("kembali").ShouldBe(["Ini pertanyaan pertama.", "Mohon tunggu petugas."]);
    }

    [Fact]
    public void A_change_of_language_comes_back_to_the_question_it_interrupted()
    {
        _chat.Write("daftar");

        _chat.Write("bahasa").ShouldBe(["Bahasa apa?\n\n1. Bahasa Indonesia"]);
        _chat.Write("1").ShouldBe(["Bahasa diganti.", "RW berapa?"]);
        _chat.Write("6").ShouldBe(["Namanya siapa?"]);
    }

    [Fact]
    public void Back_in_a_change_of_language_returns_to_the_question_it_interrupted()
    {
        _chat.Write("daftar");
        _chat.Write("bahasa");

        _chat.Write("kembali").ShouldBe(["RW berapa?"]);
    }

    [Fact]
    public void Saying_the_same_word_again_starts_over_instead_of_stacking_up()
    {
        _chat.Write("daftar");
        for (var i = 0; i < 20; i++) _chat.Write("bahasa");

        _chat.Position.Frames.Select(frame => frame.Dialog).ShouldBe(["main_menu", "register", "choose_language"]);
    }

    [Fact]
    public void Notices_are_switched_in_the_middle_of_a_question()
    {
        _chat.Write("daftar");

        _chat.Write("eureun").ShouldBe(["Baik, dicatat.", "RW berapa?"]);
    }

    [Fact]
    public void Zero_is_never_the_number_of_an_option()
    {
        _chat.Write("halo");

        _chat.Last[^1].Options.ShouldAllBe(option => !option.Payload.EndsWith(":0", StringComparison.Ordinal));
        _chat.Write("0")[0].ShouldBe("Petugas akan menjawab.");
    }

    [Fact]
    public void A_word_inside_a_longer_answer_is_part_of_the_answer()
    {
        _chat.Write("daftar");
        _chat.Write("6");

        _chat.Write("Pak Petugas Budi").ShouldBe(["Ada catatan?"]);
    }

    [Fact]
    public void Skip_is_understood_only_where_a_question_may_be_skipped()
    {
        _chat.Write("daftar");
        _chat.Write("lewati").ShouldBe(["Tulis angkanya saja. Contoh: 6"]);
        _chat.Write("6");
        _chat.Write("Siti");

        _chat.Write("lewati").ShouldBe(["Terima kasih Siti, RW 06.", "Ketik menu kapan saja."]);
    }
}
