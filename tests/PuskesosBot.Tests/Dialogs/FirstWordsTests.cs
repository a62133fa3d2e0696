using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class FirstWordsTests
{
    private const string MenuText = "Ada yang bisa dibantu?\n\n1. Surat yang dibawa\n2. Daftar\n3. Cukup";

    private readonly TestChat _chat = new(SmallDialogs.Load());

    [Fact]
    public void A_new_chat_begins_with_the_first_dialog_whatever_was_written()
    {
        _chat.IsNew = true;

        _chat.Write("surat yang dibawa").ShouldBe(
            ["Halo, ini Puskesos.", "Boleh kami simpan nomor ini?\n\n1. Boleh\n2. Cukup"]);
    }

    [Fact]
    public void The_first_dialog_leads_to_the_menu_when_it_is_done()
    {
        _chat.IsNew = true;
        _chat.Write("halo");

        _chat.Write("boleh").ShouldBe(["Selamat datang di Puskesos.", MenuText]);
    }

    [Fact]
    public void A_chat_that_declines_hears_no_menu_and_is_asked_again_next_time()
    {
        _chat.IsNew = true;
        _chat.Write("halo");

        _chat.Write("cukup")[0].ShouldBe("Baik, tidak disimpan.");
        _chat.Write("halo")[0].ShouldBe("Halo, ini Puskesos.");
    }

    [Fact]
    public void The_word_that_switches_notices_on_greets_a_new_chat()
    {
        _chat.IsNew = true;

        _chat.Write("mulai")[0].ShouldBe("Halo, ini Puskesos.");
    }

    [Fact]
    public void A_new_chat_reaches_a_person_at_once()
    {
        _chat.IsNew = true;

        _chat.Write("0").ShouldBe(["Petugas akan menjawab.", "Mohon tunggu petugas."]);
    }

    [Theory]
    [InlineData("halo")]
    [InlineData("assalamualaikum")]
    [InlineData("xyzzy")]
    public void A_greeting_or_anything_else_prints_the_menu_without_a_reproach(string text) =>
        _chat.Write(text).ShouldBe(["Selamat datang di Puskesos.", MenuText]);

    [Theory]
    [InlineData("Surat yang dibawa")]
    [InlineData("syarat")]
    public void Words_of_a_menu_option_go_straight_there(string text) =>
        _chat.Write(text).ShouldBe(["Program yang mana?\n\n1. PKH\n2. BPNT\n3. Yang lain"]);

    [Fact]
    public void Going_back_from_there_prints_the_menu()
    {
        _chat.Write("syarat");

        _chat.Write("kembali").ShouldBe([MenuText]);
    }

    [Fact]
    public void A_sticker_to_an_idle_chat_is_called_unreadable_and_gets_the_menu() =>
        _chat.Send(new DialogInput.Message("") { IsUnreadable = true })
            .ShouldBe(["Maaf, kami hanya bisa membaca tulisan.", "Selamat datang di Puskesos.", MenuText]);

    [Fact]
    public void An_option_with_a_condition_shows_only_when_it_holds()
    {
        _chat.Facts["is_head"] = "no";
        _chat.Write("halo")[1].ShouldBe(MenuText);

        _chat.Facts["is_head"] = "yes";
        _chat.Write("menu")[1].ShouldContain("3. Untuk ketua RW\n4. Cukup");
    }

    [Fact]
    public void An_unknown_language_is_answered_in_the_preferred_one()
    {
        _chat.Language = "xx";

        _chat.Write("daftar").ShouldBe(["RW berapa?"]);
    }

    [Fact]
    public void The_chat_is_answered_in_its_language()
    {
        _chat.Language = "su";

        _chat.Write("daftar").ShouldBe(["RW sabaraha?"]);
    }
}
