using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs.Answers;

public sealed class DateAnswerTests
{
    [Theory]
    [InlineData("17 agustus 65")]
    [InlineData("17/8/1965")]
    [InlineData("17-08-65")]
    [InlineData("17 08 1965")]
    [InlineData("17081965")]
    [InlineData("170865")]
    [InlineData("17.8.65")]
    [InlineData("17 / 8 / 65")]
    [InlineData("17 agt 1965")]
    [InlineData("17agt65")]
    [InlineData("17-Ags-1965")]
    [InlineData("17 Agustus '65")]
    [InlineData("17 agutus 1965")]
    [InlineData("17-VIII-1965")]
    [InlineData("1965-08-17")]
    [InlineData("19650817")]
    [InlineData("lahir tgl 17 agustus 1965")]
    [InlineData("tanggal 17 bulan 8 tahun 1965")]
    [InlineData("Bandung, 17-08-1965")]
    [InlineData("ibu saya lahir selasa 17 agustus 65 kang")]
    [InlineData("agustus 17 1965")]
    [InlineData("17 agustus 1965, umur 61")]
    [InlineData("I7-O8-1965")]
    [InlineData("tujuh belas agustus enam lima")]
    [InlineData("tujuhbelas agustus enampuluhlima")]
    [InlineData("tujuh belas agustus seribu sembilan ratus enam puluh lima")]
    [InlineData("tujuh belas agustus seribu sembilan ratus enam lima")]
    [InlineData("tujuh belas agustus sembilan belas enam lima")]
    [InlineData("tujuh belas delapan enam lima")]
    [InlineData("tujuh belas nol delapan enam lima")]
    [InlineData("satu tujuh agustus satu sembilan enam lima")]
    [InlineData("tujuh welas sasih agustus taun genep lima")]
    [InlineData("ping tujuh belas agustus sarebu salapan ratus genep puluh lima")]
    [InlineData("17 agustus enam lima")]
    [InlineData("１７／８／１９６５")]
    public void One_birthday_is_read_in_every_way_it_is_said(string text) =>
        Reading.Value(AnswerKind.Date, text).ShouldBe("1965-08-17");

    [Theory]
    [InlineData("01-02-05", "2005-02-01")]
    [InlineData("21-11-26", "2026-11-21")]
    [InlineData("22-11-26", "1926-11-22")]
    [InlineData("29 februari 00", "2000-02-29")]
    [InlineData("29-2-1964", "1964-02-29")]
    [InlineData("5 mei dua ribu lima", "2005-05-05")]
    [InlineData("lima juni dua ribu nol lima", "2005-06-05")]
    [InlineData("dua puluh satu desember dua ribu", "2000-12-21")]
    [InlineData("dua puluh dua belas enam lima", "1965-12-20")]
    [InlineData("hiji januari tujuh puluh", "1970-01-01")]
    [InlineData("tilu puluh hiji pebruari", null)]
    [InlineData("10 nop 1945", "1945-11-10")]
    [InlineData("22 11 1906", "1906-11-22")]
    [InlineData("20 11 1906", null)]
    public void Two_digit_years_are_the_newest_that_have_been(string text, string? expected) =>
        Reading.Value(AnswerKind.Date, text).ShouldBe(expected);

    [Theory]
    [InlineData("hari ini", "2026-11-21")]
    [InlineData("dinten ieu", "2026-11-21")]
    [InlineData("kamari", "2026-11-20")]
    [InlineData("besok kang", "2026-11-22")]
    [InlineData("isukan", "2026-11-22")]
    public void Days_around_today_have_names(string text, string expected) =>
        Reading.Value(AnswerKind.Date, text).ShouldBe(expected);

    [Theory]
    [InlineData("besok")]
    [InlineData("lusa kang")]
    [InlineData("pageto")]
    [InlineData("22-11-2026")]
    [InlineData("17-8-2090")]
    [InlineData("17 agustus 1850")]
    [InlineData("17081850")]
    [InlineData("20 11 1906")]
    [InlineData("tujuh belas agustus dua ribu sembilan puluh")]
    public void A_birth_date_has_been_and_not_too_long_ago(string text)
    {
        var answer = AnswerReader.Read(AnswerKind.Date, new DialogInput.Message(text), Reading.Context, isPast: true);

        answer.ShouldBe(Answer.Beyond);
    }

    [Theory]
    [InlineData("hari ini", "2026-11-21")]
    [InlineData("kemarin", "2026-11-20")]
    [InlineData("21-11-1906", "1906-11-21")]
    [InlineData("17-8-90", "1990-08-17")]
    [InlineData("31-2-2090", null)]
    [InlineData("08/17/2090", null)]
    [InlineData("lupa", null)]
    [InlineData("17 8 2090 rw 6", null)]
    [InlineData("3273024107850000", null)]
    public void What_is_no_date_is_not_called_a_wrong_one(string text, string? expected)
    {
        var answer = AnswerReader.Read(AnswerKind.Date, new DialogInput.Message(text), Reading.Context, isPast: true);

        (answer.Value, answer.IsBeyond).ShouldBe((expected, false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("31 feb 1965")]
    [InlineData("31 2 65")]
    [InlineData("29-02-1965")]
    [InlineData("17/13/65")]
    [InlineData("08/17/1965")]
    [InlineData("0/8/1965")]
    [InlineData("32/8/1965")]
    [InlineData("17/8/2027")]
    [InlineData("17/8/1800")]
    [InlineData("17/8/965")]
    [InlineData("17-8-5")]
    [InlineData("17 agustus")]
    [InlineData("agustus 1965")]
    [InlineData("1965")]
    [InlineData("65")]
    [InlineData("17 8 65 atau 18 8 65")]
    [InlineData("17-8-65 dan 20-1-70")]
    [InlineData("bukan 17-8-65")]
    [InlineData("17 8 65 rw 6")]
    [InlineData("3273024107850000")]
    [InlineData("081200001000")]
    [InlineData("hari")]
    [InlineData("lupa kang")]
    [InlineData("teu apal")]
    public void What_is_no_certain_date_stays_unread(string text) =>
        Reading.Value(AnswerKind.Date, text).ShouldBeNull();
}
