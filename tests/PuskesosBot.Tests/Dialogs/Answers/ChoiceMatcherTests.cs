using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs.Answers;

public sealed class ChoiceMatcherTests
{
    private static readonly ChoiceWords[] Menu =
    [
        new("Cek status bantuan", ["terdaftar", "dtks", "kadaptar"]),
        new("Surat yang dibawa", ["syarat", "berkas", "persyaratan"]),
        new("Jadwal ambil", ["kapan", "iraha", "jadwal pembagian"]),
        new("Tidak bisa datang", ["wakil", "diwakilkan"]),
        new("Bicara petugas", ["petugas", "orang"]),
    ];

    private static readonly ChoiceWords[] Areas =
        [.. Enumerable.Range(3, 6).Select(rw => new ChoiceWords($"RW 0{rw}", []))];

    [Theory]
    [InlineData("2", 2)]
    [InlineData("2.", 2)]
    [InlineData("(2)", 2)]
    [InlineData("#2", 2)]
    [InlineData("2️⃣", 2)]
    [InlineData("dua", 2)]
    [InlineData("nomer dua", 2)]
    [InlineData("no 2", 2)]
    [InlineData("No. 2", 2)]
    [InlineData("yang kedua", 2)]
    [InlineData("nu kadua", 2)]
    [InlineData("nu ka dua", 2)]
    [InlineData("yang ke-2", 2)]
    [InlineData("opsi dua", 2)]
    [InlineData("pilih 3", 3)]
    [InlineData("pilih 3 ya kang", 3)]
    [InlineData("yg pertama", 1)]
    [InlineData("nu kahiji wae", 1)]
    [InlineData("hiji", 1)]
    [InlineData("opat", 4)]
    [InlineData("nomor IV", 4)]
    [InlineData("saya pilih lima", 5)]
    [InlineData("yang terakhir", 5)]
    public void A_number_chooses(string text, int expected) => Chosen(text, Menu).ShouldBe(expected);

    [Theory]
    [InlineData("Surat yang dibawa", 2)]
    [InlineData("surat yang dibawa ya kang", 2)]
    [InlineData("syarat", 2)]
    [InlineData("syaratnya", 2)]
    [InlineData("Berkas!", 2)]
    [InlineData("surat", 2)]
    [InlineData("jadwal", 3)]
    [InlineData("iraha kang", 3)]
    [InlineData("mau cek status bantuan dong", 1)]
    [InlineData("status", 1)]
    [InlineData("dtks", 1)]
    [InlineData("tidak bisa datang", 4)]
    [InlineData("saya tidak bisa datang kang", 4)]
    [InlineData("petugas", 5)]
    [InlineData("1. Cek status bantuan", 1)]
    [InlineData("sarat", 2)]
    [InlineData("berkasz", 2)]
    [InlineData("jadwla ambil", 3)]
    [InlineData("cek staus bantuan", 1)]
    [InlineData("pertugas", 5)]
    public void Words_choose_when_only_one_option_has_them(string text, int expected) =>
        Chosen(text, Menu).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("🙏")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("99999999999")]
    [InlineData("1 atau 2")]
    [InlineData("1 2")]
    [InlineData("2. Cek status bantuan")]
    [InlineData("bisa datang")]
    [InlineData("bukan jadwal ambil")]
    [InlineData("ya")]
    [InlineData("yang")]
    [InlineData("saya")]
    [InlineData("bantuan dari mana")]
    [InlineData("kang")]
    [InlineData("di")]
    [InlineData("satu KK")]
    [InlineData("jadwal ambil teh kapan sih kang saya dari pagi nungguin terus ga ada yang datang")]
    [InlineData("surat keterangan tidak mampu bikinnya di mana")]
    [InlineData("tetangga saya udah punya mobil masih dapet kumaha")]
    [InlineData("petugas di balai galak, saya disuruh pulang")]
    [InlineData("kenapa yang mampu dapet yang susah engga")]
    public void What_may_mean_something_else_chooses_nothing(string text) => Chosen(text, Menu).ShouldBeNull();

    [Theory]
    [InlineData("RW 06", 4)]
    [InlineData("rw 6", 4)]
    [InlineData("rw genep", 4)]
    [InlineData("06", 4)]
    [InlineData("6", 6)]
    [InlineData("rw 09", null)]
    [InlineData("rw", null)]
    public void Numbers_inside_labels_are_compared_as_numbers(string text, int? expected) =>
        Chosen(text, Areas).ShouldBe(expected);

    [Theory]
    [InlineData("muhun", 1)]
    [InlineData("ya", 1)]
    [InlineData("henteu kang", 2)]
    [InlineData("bukan", 2)]
    [InlineData("ya tidak", null)]
    public void A_yes_chooses_the_option_that_says_yes(string text, int? expected) =>
        Chosen(text, [new("Ya, betul", []), new("Bukan", []), new("Bicara petugas", [])]).ShouldBe(expected);

    [Theory]
    [InlineData("juni", null)]
    [InlineData("jul", 1)]
    public void Short_words_are_not_forgiven_a_letter(string text, int? expected) =>
        Chosen(text, [new("Juli", []), new("Agustus", [])]).ShouldBe(expected);

    [Theory]
    [InlineData("abdi teu ngartos", null)]
    [InlineData("ga adil", null)]
    [InlineData("henteu", 2)]
    public void A_not_beside_another_word_is_no_answer(string text, int? expected) =>
        Chosen(text, [new("Cobian deui", []), new("Cekap", ["henteu"]), new("Tidak tahu", [])]).ShouldBe(expected);

    [Fact]
    public void A_beginning_shared_by_two_options_chooses_neither() =>
        Chosen("bantuan", [new("Bantuan beras", []), new("Bantuan tunai", [])]).ShouldBeNull();

    [Fact]
    public void No_options_no_choice() => Chosen("1", []).ShouldBeNull();

    private static int? Chosen(string text, ChoiceWords[] options) => ChoiceMatcher.Match(text, options) + 1;
}
