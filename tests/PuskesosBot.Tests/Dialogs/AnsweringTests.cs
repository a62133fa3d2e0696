using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class AnsweringTests
{
    private readonly TestChat _chat = new(SmallDialogs.Load());

    [Fact]
    public void A_whole_dialog_hands_its_slots_on_and_ends_idle()
    {
        _chat.Write("daftar");
        _chat.Write("6");
        _chat.Write("Siti");

        _chat.Write("rumah biru").ShouldBe(["Terima kasih Siti, RW 06. Catatan rumah biru.", "Ketik menu kapan saja."]);
        _chat.Position.Frames.ShouldBeEmpty();
    }

    [Fact]
    public void A_wrong_answer_gets_another_wording_and_the_third_one_a_person()
    {
        _chat.Write("daftar");

        _chat.Write("entah").ShouldBe(["Tulis angkanya saja. Contoh: 6"]);
        _chat.Write("entah").ShouldBe(["Tulis angkanya saja. Contoh: 6"]);
        _chat.Write("entah")[0].ShouldBe("Petugas akan menjawab.");
    }

    [Fact]
    public void A_date_that_has_not_been_gets_a_wording_of_its_own_and_counts_a_try()
    {
        _chat.Dialogs = SmallDialogs.Load(files =>
        {
            files["register.yaml"] = files["register.yaml"]
                .Replace("expect: rw,", "expect: date, past: true,", StringComparison.Ordinal);
            SmallDialogs.InEachLanguage(files, "texts:", "texts:\n  ask_rw_past: Hari itu belum lewat.");
        });
        _chat.Write("daftar");

        _chat.Write("besok").ShouldBe(["Hari itu belum lewat."]);
        _chat.Write("entah").ShouldBe(["Tulis angkanya saja. Contoh: 6"]);
        _chat.Write("17-8-2090")[0].ShouldBe("Petugas akan menjawab.");
    }

    [Fact]
    public void An_answer_that_is_no_option_gets_a_hint_then_an_apology_then_a_person()
    {
        const string question = "Program yang mana?\n\n1. PKH\n2. BPNT\n3. Yang lain";
        _chat.Write("syarat");

        _chat.Write("bingung").ShouldBe(["Balas dengan angka saja.", question]);
        _chat.Write("bingung").ShouldBe(["Maaf, belum mengerti.", question]);
        _chat.Write("bingung")[0].ShouldBe("Petugas akan menjawab.");
    }

    [Fact]
    public void An_option_that_an_answer_opens_is_offered_when_the_same_question_comes_back()
    {
        _chat.Dialogs = SmallDialogs.Load(files => files["papers.yaml"] = files["papers.yaml"]
            .Replace("label: pkh, next: sure", "label: pkh, next: which", StringComparison.Ordinal)
            .Replace(
                "label: other, next: list", "label: other, next: list, when: $programme", StringComparison.Ordinal));
        _chat.Write("syarat").ShouldBe(["Program yang mana?\n\n1. PKH\n2. BPNT"]);

        _chat.Write("pkh").ShouldBe(["Program yang mana?\n\n1. PKH\n2. BPNT\n3. Yang lain"]);
    }

    [Fact]
    public void Options_may_have_a_second_wording_too()
    {
        _chat.Dialogs = SmallDialogs.Load(files =>
            SmallDialogs.InEachLanguage(files, "texts:", "texts:\n  which_again: Balas 1 atau 2."));
        _chat.Write("syarat");

        _chat.Write("bingung").ShouldBe(["Balas 1 atau 2.\n\n1. PKH\n2. BPNT\n3. Yang lain"]);
    }

    [Fact]
    public void Yes_and_no_are_outcomes_and_tries_start_anew_at_each_question()
    {
        _chat.Write("syarat");
        _chat.Write("bingung");
        _chat.Write("pkh").ShouldBe(["Yakin?"]);
        _chat.Write("bingung").ShouldBe(["Balas ya atau tidak."]);
        _chat.Write("bingung").ShouldBe(["Balas ya atau tidak."]);

        _chat.Write("tidak").ShouldBe(["Program yang mana?\n\n1. PKH\n2. BPNT\n3. Yang lain"]);
    }

    [Fact]
    public void An_action_gets_its_arguments_and_its_outcome_fills_the_texts()
    {
        _chat.Outcomes["find_papers"] = TestChat.Outcome("found", ("date", "2024-06-15"), ("hour", "09:00"),
            ("papers", SlotValue.List([Row("name", "KTP"), Row("name", "KK")])));
        _chat.Write("syarat");
        _chat.Write("pkh");

        _chat.Write("ya")[0].ShouldBe(
            "Surat Program Keluarga Harapan, Sabtu, 15 Juni 2024 jam 09.00:\n- KTP\n- KK");
        _chat.Requests.Single().Arguments["programme"].Text.ShouldBe("PKH");
    }

    [Fact]
    public void Options_from_a_list_print_one_a_row_and_the_chosen_row_fills_slots()
    {
        _chat.Outcomes["list_programmes"] = TestChat.Outcome("found", ("programmes", SlotValue.List(
        [
            new Dictionary<string, string> { ["id"] = "RASTRA", ["name"] = "Beras" },
            Row("name", "Bantuan yang namanya panjang sekali"),
        ])));
        _chat.Write("syarat");

        _chat.Write("3").ShouldBe(["Pilih programnya.\n\n1. Beras\n2. Bantuan yang namanya panjang sekali"]);
        _chat.Last[0].Options[1].Label.Length.ShouldBeLessThanOrEqualTo(DialogLimits.LabelCharsMax);
        _chat.Write("beras");
        var slots = _chat.Position.Frames[^1].Slots;
        slots["programme"].Text.ShouldBe("RASTRA");
        slots["programme_name"].Text.ShouldBe("Beras");
    }

    [Fact]
    public void An_empty_list_takes_its_own_way()
    {
        _chat.Write("syarat");

        _chat.Write("3").ShouldBe(["Belum ada daftarnya.", "Ketik menu kapan saja."]);
    }

    [Fact]
    public void Going_back_and_skipping_forgets_the_first_answer()
    {
        _chat.Dialogs = SmallDialogs.Load(files => files["register.yaml"] = SmallDialogs.Register
            .Replace("answered: thanks", "answered: sure", StringComparison.Ordinal)
            + "\n  sure:\n    ask: { say: sure, expect: yes_no, into: ok }"
            + "\n    on: { yes: thanks, no: note, tries_exhausted: stop }");
        foreach (var text in new[] { "daftar", "6", "Siti", "salah", "kembali" }) _chat.Write(text);

        _chat.Write("lewati")[0].ShouldBe("Terima kasih Siti, RW 06.");
    }

    [Fact]
    public void An_unreadable_message_asks_again_and_is_no_try()
    {
        _chat.Write("daftar");

        for (var i = 0; i < 5; i++)
            _chat.Send(new DialogInput.Message("") { IsUnreadable = true })
                .ShouldBe(["Maaf, kami hanya bisa membaca tulisan.", "RW berapa?"]);
        _chat.Position.Frames[^1].Tries.ShouldBe(0);
    }

    [Fact]
    public void A_question_for_a_phone_offers_the_button_that_shares_it()
    {
        _chat.Dialogs = SmallDialogs.Load(files =>
        {
            files["register.yaml"] = SmallDialogs.Register
                .Replace("expect: rw", "expect: phone", StringComparison.Ordinal);
            SmallDialogs.InEachLanguage(files, "labels:", "labels:\n  share_phone: Kirim nomor");
        });
        _chat.Write("daftar");

        _chat.Last.Single().PhoneButton.ShouldBe("Kirim nomor");
        _chat.Send(new DialogInput.Message("") { OwnPhone = "+6281220000001" }).ShouldBe(["Namanya siapa?"]);
    }

    private static Dictionary<string, string> Row(string field, string value) => new() { [field] = value };
}
