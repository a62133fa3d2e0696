using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs.Answers;

/// <summary>NIK, KK, phone and receipt: long numbers in pieces.</summary>
public sealed class NumberAnswerTests
{
    [Theory]
    [InlineData("3273022105669417", "3273022105669417")]
    [InlineData("3273 0221 0566 9417", "3273022105669417")]
    [InlineData("327302-210566-9417", "3273022105669417")]
    [InlineData("NIK saya: 3273026212679661 kang", "3273026212679661")]
    [InlineData("tiga dua tujuh tiga nol dua dua satu nol lima enam enam salapan opat hiji tujuh", "3273022105669417")]
    [InlineData("3273022902969034", "3273022902969034")]
    [InlineData("3273022902979034", null)]
    [InlineData("327302210566941", null)]
    [InlineData("32730221056694170", null)]
    [InlineData("3273023205669417", null)]
    [InlineData("3273027205669417", null)]
    [InlineData("3273022113669417", null)]
    [InlineData("3273022105660000", "3273022105660000")]
    [InlineData("0273022105669417", null)]
    [InlineData("0000000000000001", null)]
    [InlineData("tidak hafal", null)]
    public void A_nik_is_read_when_it_could_be_one(string text, string? expected) =>
        Reading.Value(AnswerKind.Nik, text).ShouldBe(expected);

    [Theory]
    [InlineData("9557", "9557")]
    [InlineData("95 57", "9557")]
    [InlineData("0012", "0012")]
    [InlineData("3273022210169557", "9557")]
    [InlineData("3273 0222 1016 9557", "9557")]
    [InlineData("nomor kk saya 9557", "9557")]
    [InlineData("4 angka terakhir 9557", "9557")]
    [InlineData("opat angka pamungkas: 9557", "9557")]
    [InlineData("satu dua tiga opat", "1234")]
    [InlineData("nol nol satu dua", "0012")]
    [InlineData("dua belas tiga puluh empat", "1234")]
    [InlineData("sembilan lima lima tujuh kang", "9557")]
    [InlineData("955", null)]
    [InlineData("95571", null)]
    [InlineData("lahir 1965", null)]
    [InlineData("9557 atau 9558", null)]
    [InlineData("327302221016955", null)]
    [InlineData("lupa", null)]
    [InlineData("", null)]
    public void Only_four_digits_of_a_family_card_are_kept(string text, string? expected) =>
        Reading.Value(AnswerKind.KkLast4, text).ShouldBe(expected);

    [Theory]
    [InlineData("081200001369", "+6281200001369")]
    [InlineData("6281200001369", "+6281200001369")]
    [InlineData("+62 812-0000-1369", "+6281200001369")]
    [InlineData("+62 (0)812 0000 1369", "+6281200001369")]
    [InlineData("0062 812 0000 1369", "+6281200001369")]
    [InlineData("62081200001369", "+6281200001369")]
    [InlineData("81200001369", "+6281200001369")]
    [InlineData("nomor saya 0812.0000.1369 ya", "+6281200001369")]
    [InlineData("nol lapan satu dua nol nol nol nol satu tiga genep salapan", "+6281200001369")]
    [InlineData("081200001369, 081200001369", "+6281200001369")]
    [InlineData("081200001369 / 081200001370", null)]
    [InlineData("0222501234", null)]
    [InlineData("+81 90 1234 5678", null)]
    [InlineData("+1 812 000 01369", null)]
    [InlineData("0801200001", null)]
    [InlineData("08120000", null)]
    [InlineData("08120000136900000", null)]
    [InlineData("tidak punya hp", null)]
    public void A_phone_number_is_written_one_way(string text, string? expected) =>
        Reading.Value(AnswerKind.Phone, text).ShouldBe(expected);

    [Fact]
    public void A_shared_contact_goes_before_what_was_typed()
    {
        var message = new DialogInput.Message("ini nomor saya") { OwnPhone = "6281200001369" };

        AnswerReader.Read(AnswerKind.Phone, message, Reading.Context).Value.ShouldBe("+6281200001369");
    }

    [Theory]
    [InlineData("LS-2611-00427-K", "LS-2611-00427-K")]
    [InlineData("ls-2611-00427-k", "LS-2611-00427-K")]
    [InlineData("ls 2611 00427 k", "LS-2611-00427-K")]
    [InlineData("LS261100427K", "LS-2611-00427-K")]
    [InlineData("L S 2611 00427 K", "LS-2611-00427-K")]
    [InlineData("LS-26I1-OO427-K", "LS-2611-00427-K")]
    [InlineData("ls26l1oo427k", "LS-2611-00427-K")]
    [InlineData("LS–2611–00427–K", "LS-2611-00427-K")]
    [InlineData("cek resi LS-2611-00427-X ya kang", "LS-2611-00427-X")]
    [InlineData("a ls 2611 00427 k", "LS-2611-00427-K")]
    [InlineData("LBS-2611-00427-K", "LBS-2611-00427-K")]
    [InlineData("el es dua enam satu satu nol nol empat dua tujuh ka", "LS-2611-00427-K")]
    [InlineData("LS-2613-00427-K", null)]
    [InlineData("LS-2600-00427-K", null)]
    [InlineData("LS-2611-0427-K", null)]
    [InlineData("LS-2611-00427", null)]
    [InlineData("LS-2611-00427-I", null)]
    [InlineData("LS-2611-00427-K atau LS-2611-00428-K", null)]
    [InlineData("LS-0001", null)]
    [InlineData("resi saya ilang", null)]
    [InlineData("", null)]
    public void A_receipt_is_known_by_its_shape(string text, string? expected) =>
        Reading.Value(AnswerKind.Receipt, text).ShouldBe(expected);
}
