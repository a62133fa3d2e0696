using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs.Answers;

public sealed class AreaAnswerTests
{
    [Theory]
    [InlineData("06", "06")]
    [InlineData("6", "06")]
    [InlineData("6.", "06")]
    [InlineData("006", "06")]
    [InlineData("６", "06")]
    [InlineData("6️⃣", "06")]
    [InlineData("genep", "06")]
    [InlineData("enam", "06")]
    [InlineData("nol enam", "06")]
    [InlineData("VI", "06")]
    [InlineData("rw genep", "06")]
    [InlineData("RW VI", "06")]
    [InlineData("rw06", "06")]
    [InlineData("RW. 6", "06")]
    [InlineData("rw:6", "06")]
    [InlineData("R.W 06", "06")]
    [InlineData("rw 006", "06")]
    [InlineData("erwe genep", "06")]
    [InlineData("er we nol enam", "06")]
    [InlineData("di rw enam kang", "06")]
    [InlineData("abdi mah di rw genep atuh kang", "06")]
    [InlineData("saya di RW nomor 6 ya", "06")]
    [InlineData("rukun warga dua belas", "12")]
    [InlineData("rw duabelas", "12")]
    [InlineData("rw sapuluh", "10")]
    [InlineData("rw sabelas", "11")]
    [InlineData("rw dua puluh satu", "21")]
    [InlineData("rw teh salapan", "09")]
    [InlineData("jalan cisitu no 15 rw 6 kelurahan lebak siliwangi", "06")]
    public void An_rw_is_read_in_every_way_it_is_said(string text, string expected) =>
        Reading.Value(AnswerKind.Rw, text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("100")]
    [InlineData("rw 100")]
    [InlineData("rw")]
    [InlineData("rt 2")]
    [InlineData("6 7")]
    [InlineData("6 atau 7")]
    [InlineData("rw 6 atau rw 7")]
    [InlineData("rw 6/7")]
    [InlineData("bukan rw 6")]
    [InlineData("rt/rw 6")]
    [InlineData("teu terang rw sabaraha")]
    [InlineData("rw saya berapa ya")]
    [InlineData("sudah 6 bulan tidak dapat")]
    [InlineData("anak saya 6 orang")]
    [InlineData("081200001000")]
    [InlineData("dago")]
    public void What_is_no_certain_rw_stays_unread(string text) => Reading.Value(AnswerKind.Rw, text).ShouldBeNull();

    [Theory]
    [InlineData("rt 2 rw 6", "06", "02")]
    [InlineData("RT 02/06", "06", "02")]
    [InlineData("RT/RW 02/06", "06", "02")]
    [InlineData("rt/rw: 002/006", "06", "02")]
    [InlineData("02/06", "06", "02")]
    [InlineData("rw 6 rt 2", "06", "02")]
    [InlineData("rt02rw06", "06", "02")]
    [InlineData("rt dua rw genep", "06", "02")]
    [InlineData("erte tilu erwe dalapan", "08", "03")]
    [InlineData("rw/rt 06/02", "06", "02")]
    public void Rt_and_rw_in_one_sentence_are_both_kept(string text, string rw, string rt)
    {
        var byRw = Reading.Answer(AnswerKind.Rw, text);
        var byRt = Reading.Answer(AnswerKind.Rt, text);

        (byRw.Value, byRw.Extras["rt"]).ShouldBe((rw, rt));
        (byRt.Value, byRt.Extras["rw"]).ShouldBe((rt, rw));
    }

    [Theory]
    [InlineData("2", "02")]
    [InlineData("rt opat", "04")]
    [InlineData("RT. 03", "03")]
    [InlineData("erte lima kang", "05")]
    public void An_rt_is_read_the_same_way(string text, string expected) =>
        Reading.Value(AnswerKind.Rt, text).ShouldBe(expected);

    [Theory]
    [InlineData("rw 6")]
    [InlineData("rt 0")]
    [InlineData("rt 2 rt 3")]
    public void What_is_no_certain_rt_stays_unread(string text) => Reading.Value(AnswerKind.Rt, text).ShouldBeNull();
}
