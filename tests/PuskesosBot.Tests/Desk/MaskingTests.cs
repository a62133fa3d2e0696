using System.Diagnostics;
using System.Text;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Tests.Desk;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("3273022105669417", "3273************")]
    [InlineData("NIK saya 3273022105669417 kang", "NIK saya 3273************ kang")]
    [InlineData("3273 0221 0566 9417", "3273************")]
    [InlineData("327302-210566-9417", "3273************")]
    [InlineData("327302.210566.9417", "3273************")]
    [InlineData("32 73 02 21 05 66 94 17", "3273************")]
    [InlineData("3 2 7 3 0 2 2 1 0 5 6 6 9 4 1 7", "3273************")]
    [InlineData("327302 21-05-66 9417", "3273************")]
    [InlineData("３２７３０２２１０５６６９４１７", "3273************")]
    [InlineData("nik3273022105669417,rw6", "nik3273************,rw6")]
    [InlineData("327302210566941", "3273************")]
    [InlineData("32730221056694177", "3273************")]
    [InlineData("3273 0221 0566 941", "3273************")]
    [InlineData("tes 0000000000000001", "tes 0000************")]
    [InlineData("KK 3273029999999557", "KK 3273************")]
    [InlineData("KK 3273 0299 9999 9557", "KK 3273************")]
    [InlineData("3273022105669417 3273022210169557", "3273************ 3273************")]
    [InlineData("3273022105669417\n3273022210169557", "3273************\n3273************")]
    [InlineData("rw 6 3273 0221 0566 9417", "rw 6 3273************")]
    [InlineData("lahir 21-05-1966 nik 327302 210566 9417", "lahir 21-05-1966 nik 3273************")]
    [InlineData("21-05-1966 3273022105669417", "21-05-1966 3273************")]
    [InlineData("4111 1111 1111 1111", "4111************")]
    [InlineData("kartu 4111111111111", "kartu 4111************")]
    [InlineData("3782 822463 10005", "3782************")]
    [InlineData("*3273022105669417*", "*3273*************")]
    [InlineData("**3273022105669417**", "**3273**************")]
    public void Identifiers_become_unreadable(string text, string expected) => Masking.Mask(text).ShouldBe(expected);

    [Theory]
    [InlineData("081200001369", "**********69")]
    [InlineData("hp 0812-0000-1369 ya", "hp **********69 ya")]
    [InlineData("+62 812 0000 1369", "***********69")]
    [InlineData("6281200001369", "***********69")]
    [InlineData("+62 (0)812-0000-1369", "************69")]
    [InlineData("wa.me/6281200001369", "wa.me/***********69")]
    [InlineData("81200001369", "*********69")]
    [InlineData("081200001369 / 081200001370", "**********69 / **********70")]
    [InlineData("0812 0000 1369 0812 0000 1370", "**********69 **********70")]
    [InlineData("0 8 1 2 0 0 0 0 1 3 6 9", "**********69")]
    public void Mobile_numbers_keep_two_digits(string text, string expected) => Masking.Mask(text).ShouldBe(expected);

    [Theory]
    [InlineData("tiga dua tujuh tiga nol dua satu nol nol lima enam enam sembilan empat satu tujuh",
        "3273************")]
    [InlineData("NIK saya Tiga Dua Tujuh Tiga, nol dua dua satu, nol lima enam enam, sembilan empat satu tujuh ya kang",
        "NIK saya 3273************ ya kang")]
    [InlineData("tilu dua tujuh tilu enol dua dua hiji enol lima genep genep salapan opat hiji tujuh",
        "3273************")]
    [InlineData("kk tilu dua tujuh tilu kosong dua salapan salapan salapan salapan salapan salapan 9557 nuhun",
        "kk 3273************ nuhun")]
    [InlineData("tigaduatujuhtiga noldua duasatu nollima enamenam sembilan empat satu tujuh", "3273************")]
    [InlineData("3273 nol dua dua satu 0566 sembilan empat satu tujuh", "3273************")]
    [InlineData("tiga dua strip tujuh tiga spasi nol dua dua satu nol lima enam enam sembilan empat satu tujuh",
        "3273************")]
    [InlineData("tiga puluh dua tujuh puluh tiga nol dua dua puluh satu nol lima enam enam sembilan empat satu tujuh",
        "3273************")]
    [InlineData("hp nol delapan satu dua nol nol nol nol satu tiga enam sembilan", "hp **********69")]
    public void Numbers_dictated_in_words_become_unreadable(string text, string expected) =>
        Masking.Mask(text).ShouldBe(expected);

    [Theory]
    [InlineData("123456", "******")]
    [InlineData(" 123 456 ", " ****** ")]
    [InlineData("kode OTP 123456", "kode OTP ******")]
    [InlineData("OTP: 1234", "OTP: ****")]
    [InlineData("otpnya 123-456", "otpnya ******")]
    [InlineData("pin atm saya adalah 123456", "pin atm saya adalah ******")]
    [InlineData("PIN 1965", "PIN ****")]
    [InlineData("kode *4821*", "kode ******")]
    [InlineData("123456 itu kode verifikasi", "****** itu kode verifikasi")]
    [InlineData("G-12345678 is your verification code", "G-******** is your verification code")]
    [InlineData("kode verifikasi\n4821", "kode verifikasi\n****")]
    public void Codes_become_unreadable(string text, string expected) => Masking.Mask(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("halo kang")]
    [InlineData("cek resi LS-2611-00427-K")]
    [InlineData("kode resi ls 2611 00427 k")]
    [InlineData("kode LS261100427K")]
    [InlineData("lahir 17-08-1965")]
    [InlineData("17/8/65")]
    [InlineData("17-08-1965 sampai 20-01-1970")]
    [InlineData("17-08-1965 20-01-1970")]
    [InlineData("17-08-1960 05-11-1970")]
    [InlineData("17 agustus 1965")]
    [InlineData("2024-06-12 08.00")]
    [InlineData("RT 02/RW 06")]
    [InlineData("rt 02/06 no 345")]
    [InlineData("rw 03 04 05 06 07 08 09 10")]
    [InlineData("jam 08.30-11.30 13.00")]
    [InlineData("jam 09.00 12.00 14.00 16.00")]
    [InlineData("Rp 1.500.000")]
    [InlineData("Rp 150.000 - 200.000 / 300.000")]
    [InlineData("Rp 850000000")]
    [InlineData("Rp 1.500.000.000.000")]
    [InlineData("bayar 600000")]
    [InlineData("600.000")]
    [InlineData("tahun 2019 2020 2021 2022")]
    [InlineData("kode pos 40132")]
    [InlineData("kode RW 06")]
    [InlineData("pindah ke RT 03 tahun 2021")]
    [InlineData("-6.8915123,107.6107123")]
    [InlineData("ada 25 orang, 10 kg beras, 3 karung")]
    [InlineData("telepon kantor 022-2501234")]
    [InlineData("170865 itu lahirnya")]
    [InlineData("satu dua tiga empat lima enam tujuh delapan sembilan")]
    [InlineData("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas tiga belas")]
    [InlineData("hiji dua tilu opat lima genep tujuh dalapan salapan sapuluh")]
    [InlineData("anak saya tiga, yang satu umur dua belas, yang dua masih lima tahun")]
    [InlineData("bapak lahir tujuh belas agustus seribu sembilan ratus enam puluh lima, RW enam RT dua")]
    [InlineData("rw tiga empat lima enam tujuh delapan, satu rw dua karung, sepuluh kilo")]
    [InlineData("empat angka terakhir sembilan lima lima tujuh")]
    [InlineData("tiga dua tujuh tiga\nnol dua dua satu")]
    [InlineData("seratus dua puluh lima ribu rupiah untuk dua orang, tiga puluh ribu seorang")]
    public void What_names_nobody_stays_readable(string text) => Masking.Mask(text).ShouldBeSameAs(text);

    [Fact]
    public void What_is_masked_stays_as_it_is()
    {
        const string text = "kode 3273022105669417, hp 081200001369, otp 123456, resi LS-2611-00427-K";

        var once = Masking.Mask(text);

        Masking.Mask(once).ShouldBe(once);
        once.ShouldBe("kode 3273************, hp **********69, otp ******, resi LS-2611-00427-K");
    }

    [Fact]
    public void Nothing_beyond_the_limit_is_let_through()
    {
        var text = new string('a', Masking.CharsMax) + " 3273022105669417";

        Masking.Mask(text).ShouldBe(new string('a', Masking.CharsMax));
    }

    [Fact]
    public void No_text_keeps_a_whole_number_throws_or_takes_long()
    {
        const int seed = 20261121, texts = 2000;
        var random = new Random(seed);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < texts; i++)
        {
            var masked = Masking.Mask(Around("3273022105669417", random));
            masked.ShouldNotContain("3273022105669417", customMessage: $"seed {seed}, text {i}");
            Masking.Mask(masked).ShouldNotContain("05669417");
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("1")]
    [InlineData("0812 ")]
    [InlineData("08 ")]
    [InlineData("6 ")]
    [InlineData("3273-")]
    [InlineData("kode 1234 ")]
    [InlineData("tiga ")]
    [InlineData("tiga puluh strip ")]
    [InlineData("tigadua")]
    [InlineData("sembilansembilaa ")]
    [InlineData("17-08-1965 ")]
    [InlineData("\uD800")]
    public void One_thing_said_to_the_limit_is_masked_quickly(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, Masking.CharsMax / piece.Length).ToString();
        var watch = Stopwatch.StartNew();

        Masking.Mask(text);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    private static string Around(string number, Random random)
    {
        string[] pieces =
        [
            " ", "-", ".", "\n", "a", "rw 6 ", "08", "12", "Rp ", "kode ", "17-08-1965", "*", "٣", "(", "+62 ", "LS-",
        ];
        var text = new StringBuilder();
        for (var i = random.Next(0, 12); i > 0; i--) text.Append(pieces[random.Next(pieces.Length)]);
        text.Append(number);
        for (var i = random.Next(0, 12); i > 0; i--) text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }
}
