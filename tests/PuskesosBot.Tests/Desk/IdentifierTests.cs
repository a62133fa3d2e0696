using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk;

public sealed class IdentifierTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("3273022105669417", NikProblem.None)]
    [InlineData(" 3273-0221 0566.9417 ", NikProblem.None)]
    [InlineData("\u202A3273022105669417\u202C", NikProblem.None)]
    [InlineData("3273022902009034", NikProblem.None)]
    [InlineData(null, NikProblem.Length)]
    [InlineData("", NikProblem.Length)]
    [InlineData("327302210566941", NikProblem.Length)]
    [InlineData("32730221056694177", NikProblem.Length)]
    [InlineData("3273O22105669417", NikProblem.Length)]
    [InlineData("3,27302E+15", NikProblem.Length)]
    [InlineData("2073022105669417", NikProblem.Province)]
    [InlineData("0073022105669417", NikProblem.Province)]
    [InlineData("3273020005669417", NikProblem.BirthDate)]
    [InlineData("3273023205669417", NikProblem.BirthDate)]
    [InlineData("3273024005669417", NikProblem.BirthDate)]
    [InlineData("3273027205669417", NikProblem.BirthDate)]
    [InlineData("3273022113669417", NikProblem.BirthDate)]
    [InlineData("3273023002669417", NikProblem.BirthDate)]
    [InlineData("3273022902659417", NikProblem.BirthDate)]
    [InlineData("3273022105660000", NikProblem.Sequence)]
    public void Every_fault_of_a_nik_has_its_name(string? text, NikProblem expected) =>
        Nik.Read(text, out _).ShouldBe(expected);

    [Fact]
    public void A_nik_of_a_man_says_what_is_in_it()
    {
        Nik.TryParse("3273 0221 0566 9417", out var nik).ShouldBeTrue();

        nik.Digits.ShouldBe("3273022105669417");
        nik.District.ShouldBe("327302");
        nik.Sex.ShouldBe(Sex.Male);
        (nik.BirthDay, nik.BirthMonth, nik.BirthYearTwoDigits).ShouldBe((21, 5, 66));
        nik.BirthDate(Today).ShouldBe(new DateOnly(1966, 5, 21));
    }

    [Fact]
    public void A_nik_of_a_woman_has_her_day_forty_higher()
    {
        Nik.TryParse("3273026212679661", out var nik).ShouldBeTrue();

        nik.Sex.ShouldBe(Sex.Female);
        nik.BirthDate(Today).ShouldBe(new DateOnly(1967, 12, 22));
    }

    [Fact]
    public void The_newest_century_that_has_been_is_taken()
    {
        Nik.TryParse("3273022111269001", out var today).ShouldBeTrue();
        Nik.TryParse("3273022211269001", out var tomorrow).ShouldBeTrue();

        today.BirthDate(Today).ShouldBe(new DateOnly(2026, 11, 21));
        tomorrow.BirthDate(Today).ShouldBe(new DateOnly(1926, 11, 22));
    }

    [Fact]
    public void Identifiers_never_print_themselves()
    {
        Nik.TryParse("3273022105669417", out var nik).ShouldBeTrue();
        KkNumber.TryParse("3273022210169557", out var kk).ShouldBeTrue();
        PhoneNumber.TryParse("081200001369", out var phone).ShouldBeTrue();

        $"{nik}".ShouldBe("3273**********");
        $"{kk}".ShouldBe("3273**********");
        $"{phone}".ShouldBe("+62812******69");
        $"{default(Nik)}{default(KkNumber)}{default(PhoneNumber)}".ShouldBeEmpty();
    }

    [Fact]
    public void A_family_card_gives_its_last_four_digits_and_date()
    {
        KkNumber.TryParse("3273.0222.1016.9557", out var kk).ShouldBeTrue();

        (kk.Digits, kk.District, kk.Last4).ShouldBe(("3273022210169557", "327302", "9557"));
        kk.RecordedOn(Today).ShouldBe(new DateOnly(2016, 10, 22));
    }

    [Fact]
    public void A_family_card_without_a_date_inside_is_still_one()
    {
        KkNumber.Read("3273029999999557", out var kk).ShouldBe(KkProblem.None);

        kk.RecordedOn(Today).ShouldBeNull();
        KkNumber.Read("327302221016955", out _).ShouldBe(KkProblem.Length);
        KkNumber.Read("9973022210169557", out _).ShouldBe(KkProblem.Province);
    }

    [Theory]
    [InlineData("081200001369", "+6281200001369")]
    [InlineData("6281200001369", "+6281200001369")]
    [InlineData("+62 812-0000-1369", "+6281200001369")]
    [InlineData("62081200001369", "+6281200001369")]
    [InlineData("+62 (0)812 0000 1369", "+6281200001369")]
    [InlineData("0062 812 0000 1369", "+6281200001369")]
    [InlineData("8123456789", "+628123456789")]
    [InlineData("\u202A+62\u00A0812\u20110000\u20111369\u202C", "+6281200001369")]
    public void Phone_numbers_are_written_one_way(string text, string expected)
    {
        PhoneNumber.TryParse(text, out var phone).ShouldBeTrue();

        phone.E164.ShouldBe(expected);
        phone.WaId.ShouldBe(expected[1..]);
    }

    [Theory]
    [InlineData(null, PhoneProblem.Malformed)]
    [InlineData("", PhoneProblem.Malformed)]
    [InlineData("+", PhoneProblem.Malformed)]
    [InlineData("08120000", PhoneProblem.Malformed)]
    [InlineData("0812000013690000", PhoneProblem.Malformed)]
    [InlineData("0812 xxxx 1369", PhoneProblem.Malformed)]
    [InlineData("0812+1369000", PhoneProblem.Malformed)]
    [InlineData("+81 90 1234 5678", PhoneProblem.Foreign)]
    [InlineData("0065 9123 4567", PhoneProblem.Foreign)]
    [InlineData("0221234567", PhoneProblem.NotMobile)]
    [InlineData("+62 22 1234567", PhoneProblem.NotMobile)]
    [InlineData("0800 1234 567", PhoneProblem.NotMobile)]
    [InlineData("0841 2345 678", PhoneProblem.NotMobile)]
    public void A_number_that_cannot_be_written_to_says_why(string? text, PhoneProblem expected) =>
        PhoneNumber.Read(text, out _).ShouldBe(expected);
}
