using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Server.Answering;

/// <summary>An answer, or something else that is said while a question waits.</summary>
public sealed class ReplyReaderTests
{
    [Theory]
    [InlineData(AnswerKind.Rw, "RW 5 eh 6", "06")]
    [InlineData(AnswerKind.Rw, "bukan 5 tapi 6", "06")]
    [InlineData(AnswerKind.Rw, "6 eh bukan, 5", "05")]
    [InlineData(AnswerKind.Rw, "rw 6 bukan rw 5", "06")]
    [InlineData(AnswerKind.Rw, "dulu rw 6, sekarang rw 5", "05")]
    [InlineData(AnswerKind.Date, "17 agustus eh september 1965", "1965-09-17")]
    [InlineData(AnswerKind.Date, "17 agustus 1965 eh 66 maksudnya 17-8-66", "1966-08-17")]
    [InlineData(AnswerKind.Phone, "081200001234 eh salah 081200001235", "+6281200001235")]
    [InlineData(AnswerKind.Receipt, "LS-2611-00427-K eh LS-2611-00428-M", "LS-2611-00428-M")]
    [InlineData(AnswerKind.YesNo, "iya eh engga", "no")]
    public void Who_corrects_himself_means_the_later(AnswerKind kind, string text, string expected) =>
        RealWords.Read(kind, text).Answer.Value.ShouldBe(expected);

    [Theory]
    [InlineData(AnswerKind.Date, "17 agustus 1965 eh 18")]
    [InlineData(AnswerKind.Rw, "rw 6 atau 7")]
    [InlineData(AnswerKind.Rw, "tetangga saya rw 7")]
    [InlineData(AnswerKind.Nik, "327302410785000")]
    [InlineData(AnswerKind.Nik, "32730241078500000")]
    [InlineData(AnswerKind.YesNo, "iya tidak")]
    [InlineData(AnswerKind.YesNo, "iya tapi kalau gratis")]
    [InlineData(AnswerKind.Receipt, "LS-2611-0427-K")]
    public void What_nobody_can_be_sure_of_is_asked_again(AnswerKind kind, string text) =>
        RealWords.Read(kind, text).Kind.ShouldBe(ReplyKind.Unread);

    [Theory]
    [InlineData("327302410785000", 15)]
    [InlineData("3273 0241 0785 0000 0", 17)]
    [InlineData("tahun 1965", null)]
    public void A_nik_of_another_length_tells_how_many_digits_came(string text, int? digits) =>
        RealWords.Read(AnswerKind.Nik, text).Answer.DigitsHeard.ShouldBe(digits);

    [Fact]
    public void A_relative_counts_where_the_question_leaves_it_open()
    {
        const string text = "ibu saya 17 agustus 65";

        RealWords.Read(AnswerKind.Date, text, "Tanggal lahirnya kapan?").Kind.ShouldBe(ReplyKind.Answered);
        RealWords.Read(AnswerKind.Date, text, "Ibu/Bapak lahir kapan?").Kind.ShouldBe(ReplyKind.Unread);
    }

    [Theory]
    [InlineData(AnswerKind.Nik, "lupa")]
    [InlineData(AnswerKind.Phone, "teu gaduh hp abdi mah")]
    [InlineData(AnswerKind.Date, "tidak tahu kapan lahirnya")]
    [InlineData(AnswerKind.Receipt, "resinya ilang")]
    [InlineData(AnswerKind.Rw, "lewati aja")]
    public void Who_has_no_answer_skips(AnswerKind kind, string text) =>
        RealWords.Read(kind, text).Kind.ShouldBe(ReplyKind.Skip);

    [Theory]
    [InlineData("batal aja deh kang", ReplyKind.Cancel)]
    [InlineData("ribet ah, batalin aja", ReplyKind.Cancel)]
    [InlineData("btal", ReplyKind.Cancel)]
    [InlineData("punten bade wangsul heula", ReplyKind.Back)]
    [InlineData("mau balik ke menu utama dong", ReplyKind.Menu)]
    [InlineData("jangan batal", ReplyKind.Unread)]
    [InlineData("petugas aja deh", ReplyKind.Interrupt)]
    [InlineData("rw 6 kapan dibagi berasnya?", ReplyKind.Interrupt)]
    [InlineData("naha abdi teu kenging bantosan", ReplyKind.Interrupt)]
    [InlineData("bohong terus", ReplyKind.Interrupt)]
    [InlineData("rw 6 ya?", ReplyKind.Answered)]
    public void What_is_said_instead_of_an_answer_is_told_apart(string text, ReplyKind expected) =>
        RealWords.Read(AnswerKind.Rw, text).Kind.ShouldBe(expected);

    [Fact]
    public void A_classifier_is_asked_when_nothing_was_read_and_has_to_be_sure()
    {
        Reply Heard(string text, double confidence) => ReplyReader.Read(
            new ReplyQuestion(AnswerKind.Rw), new DialogInput.Message(text), RealWords.Everywhere,
            new DialogContext("id", RealWords.Today, IsNew: false, new Dictionary<string, SlotValue>()),
            _ => new IntentGuess("THANKS", confidence));

        Heard("nuhun pisan", 0.9).ShouldBe(new Reply(ReplyKind.Interrupt, Answer.Unread, "THANKS"));
        Heard("nuhun pisan", 0.3).Kind.ShouldBe(ReplyKind.Unread);
        Heard("rw 6", 0.9).Answer.Value.ShouldBe("06");
    }
}
